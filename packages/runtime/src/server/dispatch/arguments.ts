import { VARIANT_SIZE, Variant } from "../../automation/variant.ts";
import { missing } from "../../automation/variant-error.ts";
import { VT } from "../../automation/vt.ts";
import { isNothing } from "../../dispatch/member.ts";
import { readTyped } from "../../dispatch/typed-result.ts";
import type { TypedValue } from "../../dispatch/typed-value.ts";
import { ComError } from "../../errors/com-error.ts";
import { pointerAt } from "../../marshal/fields.ts";
import { viewOf } from "../../marshal/records.ts";
import type { ServedMember } from "./members.ts";
import type { Places } from "./places.ts";
import { type Reference, referenceAt } from "./reference.ts";

const DISP_E_TYPEMISMATCH = 0x8002_0005;
const DISP_E_PARAMNOTOPTIONAL = 0x8002_000f;

/** What a call brings for a handler. */
export interface Incoming {
  readonly values: readonly unknown[];
  /** Where what comes back goes, by the name of the parameter; absent where the caller has no place for it. */
  readonly references: ReadonlyMap<string, Reference>;
}

/** Reads the arguments as the types of the member say. The wrappers among them are noted, for whoever lends them. */
export function readArguments(
  member: ServedMember,
  places: Places,
  blame: (index: number) => void,
): Incoming {
  const { at, parameters, rest } = member;
  const values: unknown[] = [];
  const references = new Map<string, Reference>();
  const reading = <T>(index: number, read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      blame(index);
      throw new ComError(DISP_E_TYPEMISMATCH, { cause });
    }
  };
  for (const [place, { name, value, direction, optional, rest: isRest }] of parameters.entries()) {
    if (isRest) {
      for (const index of places.rest)
        values.push(reading(index, () => readArgument(places.view, index, rest, at, name)));
      continue;
    }
    const index = places.indices[place];
    if (index === undefined) {
      if (!optional) throw new ComError(DISP_E_PARAMNOTOPTIONAL);
      if (direction !== "out") values.push(value.vt === VT.VARIANT ? missing : undefined);
      continue;
    }
    if (direction !== undefined) {
      const reference = reading(index, () => referenceAt(places.view, index * VARIANT_SIZE, value));
      if (reference !== undefined) references.set(name, reference);
    }
    if (direction === "out") continue;
    const isLeftOut = optional === true && isMissing(places.view, index);
    values.push(
      isLeftOut
        ? value.vt === VT.VARIANT
          ? missing
          : undefined
        : reading(index, () => readArgument(places.view, index, value, at, name)),
    );
  }
  return { values, references };
}

function readArgument(view: DataView, index: number, value: TypedValue, at: string, name: string): unknown {
  const offset = index * VARIANT_SIZE;
  const isObject = value.vt === VT.DISPATCH || value.vt === VT.UNKNOWN;
  const taken = isObject ? { ...value, isNullable: true } : value;
  // Scripts pass all their variables so: what counts is the VARIANT that is pointed to.
  if (value.vt !== VT.VARIANT && view.getUint16(offset, true) === (VT.BYREF | VT.VARIANT)) {
    const address = pointerAt(view, offset + 8);
    if (address !== 0) return readTyped(viewOf(address, VARIANT_SIZE), 0, taken, at, name);
  }
  return readTyped(view, offset, taken, at, name);
}

/** Whether a VARIANT says that the argument is left out. */
function isMissing(view: DataView, index: number): boolean {
  const offset = index * VARIANT_SIZE;
  return view.getUint16(offset, true) === VT.ERROR && isNothing(Variant.read(view, offset));
}
