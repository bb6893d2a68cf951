import { NullResultError } from "../errors/null-result-error.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt } from "../marshal/fields.ts";
import { viewOf } from "../marshal/records.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { storeBytes } from "../native/memory.ts";
import { plainCodec } from "./plain.ts";
import { safeArray } from "./safe-array.ts";
import { Variant } from "./variant.ts";
import { TYPE_BITS, unsupported, VT } from "./vt.ts";

/**
 * The callee's side of a `ByRef`: puts a value to where a VARIANT with VT_BYREF points, and frees what was there. Wrappers
 * in the value pass to the caller.
 *
 * @throws {TypeError | RangeError} when the VARIANT is no reference, or the value does not fit its type; nothing is
 * changed then
 */
export function assignReference(
  view: DataView,
  offset: number,
  value: unknown,
  at: string,
  path: string,
): void {
  const vt = view.getUint16(offset, true);
  const target = vt & VT.BYREF ? targetOf(vt & ~VT.BYREF) : undefined;
  if (target === undefined) throw unsupported(vt, `${at}(${path}): assigning to a VARIANT`);
  const address = pointerAt(view, offset + 8);
  if (address === 0) throw new NullResultError("a VARIANT", "reference");
  const memory = new TaskMemory(true);
  const fresh = new DataView(new ArrayBuffer(target.size));
  try {
    target.write(fresh, 0, value, memory, at, path);
    const former = viewOf(address, target.size);
    memory.handOver();
    storeBytes(address, new Uint8Array(fresh.buffer));
    target.free?.(former, 0);
  } finally {
    memory.free();
  }
}

function targetOf(vt: number): Codec | undefined {
  const base = vt & TYPE_BITS;
  const plain = base === VT.VARIANT ? Variant : plainCodec(base, false);
  if (vt === base) return plain;
  return vt === (VT.ARRAY | base) && plain !== undefined ? safeArray(plain, base, false) : undefined;
}
