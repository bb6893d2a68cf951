import { received } from "../client/received.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { viewOf } from "../marshal/records.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import { ByRef, type Outcome, settleByRef } from "./by-ref.ts";
import { writeOwned } from "./owned-memory.ts";

/**
 * A pointer to a value that belongs to the caller (VT_BYREF). It is read as the value; a value or a `ByRef` is written.
 * The callee may change it during the call: at the end the `ByRef` gets what is there, and that is freed.
 */
export function referenceTo<T>(target: Codec<T>): Codec<T | ByRef<T>> {
  return {
    size: POINTER_SIZE,
    read(view, offset) {
      const address = pointerAt(view, offset);
      if (address === 0) throw new NullResultError("a VARIANT", "reference");
      return target.read(viewOf(address, target.size), 0);
    },
    write(view, offset, value, memory, at, path) {
      if (memory instanceof TaskMemory)
        throw new TypeError(`${at}(${path}): a reference (VT_BYREF) can only be an [in] argument of its own`);
      const holder = ByRef.is(value) ? (value as ByRef<T>) : undefined;
      const given = holder === undefined ? (value as T) : holder.value;
      const cell = memory.block(target.size);
      const inside = holder === undefined ? path : `${path}.value`;
      writeOwned(
        memory,
        (owned) => target.write(cell.view, 0, given, owned, at, inside),
        () => writePointerAt(view, offset, cell.address),
      );
      const before = bytesOf(cell.view);
      memory.keep(cell.address, () => {
        if (holder !== undefined && !before.equals(bytesOf(cell.view)))
          settleByRef(holder, outcomeOf(target, cell.view));
        target.free?.(cell.view, 0);
      });
    },
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView<ArrayBuffer>): Buffer {
  return Buffer.from(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** Runs at the end of a call, where nothing may throw. */
function outcomeOf(target: Codec, view: DataView): Outcome {
  try {
    return { value: received(() => target.read(view, 0)) };
  } catch (error) {
    return { error };
  }
}
