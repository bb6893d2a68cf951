import { outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { elementsAt, isNumberArray, lengthIn, writeElements } from "../marshal/elements.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { viewOf } from "../marshal/records.ts";
import { free, POINTER_SIZE } from "../native/memory.ts";

const MOST_BYTES = 0x7fff_ffff;

/**
 * A count and a pointer to as many elements in task memory: a BLOB, of bytes, and the counted arrays of a PROPVARIANT. It
 * is read as an array, of numbers a typed one.
 */
export function counted(element: Codec): Codec<ArrayLike<unknown>> {
  return {
    size: POINTER_SIZE * 2,
    read(view, offset) {
      const count = view.getUint32(offset, true);
      const address = pointerAt(view, offset + POINTER_SIZE);
      if (count * element.size > MOST_BYTES || (address === 0 && count > 0))
        throw new RangeError(`a PROPVARIANT has an impossible array of ${count} elements`);
      return elementsAt(viewOf(address, count * element.size), 0, count, element);
    },
    write(view, offset, values, memory, at, path) {
      if (!Array.isArray(values) && !isNumberArray(values, element))
        throw wrongType(values, at, path, "an array");
      const length = lengthIn(values, at, path);
      const most = Math.floor(MOST_BYTES / element.size);
      if (length > most) throw outOfRange(length, at, path, `at most ${most} elements`);
      const target = memory.target(length * element.size);
      writeElements(target.view, 0, values, length, element, memory, at, path);
      view.setUint32(offset, length, true);
      writePointerAt(view, offset + POINTER_SIZE, target.address);
    },
    free(view, offset) {
      const count = view.getUint32(offset, true);
      const address = pointerAt(view, offset + POINTER_SIZE);
      if (address === 0) return;
      if (element.free !== undefined && count * element.size <= MOST_BYTES) {
        const elements = viewOf(address, count * element.size);
        for (let index = 0; index < count; index++) element.free(elements, index * element.size);
      }
      free(address);
    },
  };
}
