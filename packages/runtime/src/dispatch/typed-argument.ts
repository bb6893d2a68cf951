import { ByRef } from "../automation/by-ref.ts";
import { writeOwned } from "../automation/owned-memory.ts";
import { Variant } from "../automation/variant.ts";
import { missing } from "../automation/variant-error.ts";
import { VT } from "../automation/vt.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import { writePointerAt } from "../marshal/fields.ts";
import type { Argument } from "./arguments.ts";
import { placeIn, readContent } from "./typed-result.ts";
import type { TypedValue } from "./typed-value.ts";

/** An argument that is left out, where a later one is given. */
export function leftOut(name: string, at: string): Argument {
  return { name, write: (view, offset, memory) => Variant.write(view, offset, missing, memory, at, name) };
}

/** An argument of a type, as a value. */
export function typedArgument(name: string, given: unknown, { vt, codec }: TypedValue, at: string): Argument {
  return {
    name,
    write(view, offset, memory) {
      codec.write(view, vt === VT.VARIANT ? offset : placeIn(offset, vt), given, memory, at, name);
      if (vt !== VT.VARIANT) view.setUint16(offset, vt, true);
    },
  };
}

/** An argument by reference, and what is there after the call. */
export interface Referring extends Argument {
  /** Reads what the member left, while the memory of the call is there. */
  read(): unknown;
}

/** An argument of a type by reference; `given` holds the value that is there at first, if there is one. */
export function referringArgument(
  name: string,
  given: readonly unknown[],
  value: TypedValue,
  at: string,
  isOut: boolean,
): Referring {
  const { vt, codec } = value;
  let cell: DataView | undefined;
  return {
    name,
    write(view, offset, memory) {
      // A person's own reference, where the IDL says that a VARIANT goes by reference. What comes back has no two places.
      if (vt === VT.VARIANT && !isOut && ByRef.is(given[0])) {
        codec.write(view, offset, given[0], memory, at, name);
        return;
      }
      const block = memory.block(codec.size);
      cell = block.view;
      fill(block.view, memory);
      memory.keep(block.address, () => codec.free?.(block.view, 0));
      writePointerAt(view, offset + 8, block.address);
      view.setUint16(offset, VT.BYREF | vt, true);
    },
    read: () => readContent(cell!, 0, value, at, name),
  };

  /** The member may put another value in place, and frees what is there: it is written as one that passes on. */
  function fill(view: DataView, memory: CallMemory): void {
    if (given.length === 0) return;
    writeOwned(
      memory,
      (owned) => codec.write(view, 0, given[0], owned, at, name),
      () => {},
    );
  }
}
