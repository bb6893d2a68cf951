import { VARIANT_SIZE, Variant } from "../../automation/variant.ts";
import { VT } from "../../automation/vt.ts";
import { isSame, placeIn } from "../../dispatch/typed-result.ts";
import type { TypedValue } from "../../dispatch/typed-value.ts";
import type { Codec } from "../../marshal/codec.ts";
import { pointerAt } from "../../marshal/fields.ts";
import type { TaskMemory } from "../../marshal/task-memory.ts";

/** Where a value goes that comes back to the caller, and how it lies there. */
export interface Reference {
  readonly address: number;
  readonly codec: Codec;
}

/**
 * The place that a VARIANT refers to, for a value of a type: undefined when it holds a value of its own.
 *
 * @throws {TypeError} when the place is for values of another type
 */
export function referenceAt(view: DataView, offset: number, value: TypedValue): Reference | undefined {
  const vt = view.getUint16(offset, true);
  if ((vt & VT.BYREF) === 0) return undefined;
  const address = pointerAt(view, offset + 8);
  if (address === 0) return undefined;
  const target = vt & ~VT.BYREF;
  if (target === value.vt) return { address, codec: value.codec };
  if (target === VT.VARIANT) return { address, codec: variantWith(value) };
  // Any object fits where an IUnknown may be, and no other place.
  if (target === VT.DISPATCH || !isSame(target, value.vt)) throw new TypeError("a reference to another type");
  return { address, codec: value.codec };
}

/** The place of a result, which is a VARIANT. */
export function resultAt(address: number, value: TypedValue): Reference | undefined {
  return address === 0 ? undefined : { address, codec: variantWith(value) };
}

/** A VARIANT that has a value of a certain type; of an array that is nothing it is empty. */
function variantWith({ vt, codec }: TypedValue): Codec {
  if (vt === VT.VARIANT) return codec;
  return {
    size: VARIANT_SIZE,
    read: Variant.read,
    write(view, offset, value, memory, at, path) {
      if (value === null && (vt & VT.ARRAY) !== 0) return;
      codec.write(view, placeIn(offset, vt), value, memory, at, path);
      view.setUint16(offset, vt, true);
    },
    ...(Variant.free && { free: Variant.free }),
  };
}

/** A value that is ready to be put in its place. */
export interface Ready extends Reference {
  readonly view: DataView<ArrayBuffer>;
}

/** Checks a value and makes what will lie in its place. */
export function makeReady(
  { address, codec }: Reference,
  value: unknown,
  memory: TaskMemory,
  at: string,
  name: string,
): Ready {
  const view = new DataView(new ArrayBuffer(codec.size));
  codec.write(view, 0, value, memory, at, name);
  return { address, codec, view };
}
