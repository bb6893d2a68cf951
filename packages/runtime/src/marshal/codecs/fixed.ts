import { checkString, outOfRange, wrongType } from "../checks.ts";
import type { Codec } from "../codec.ts";
import { elementsAt, isNumberArray, writeElements } from "../elements.ts";
import type { NumberArray, NumberCodec } from "./numbers.ts";

/** Elements in a row, as many as the type says: `T name[length]`. Numbers are typed arrays. */
export function fixed<T>(element: Codec<T>, length: number): Codec<readonly T[]> {
  return {
    size: element.size * length,
    read: (view, offset) => elementsAt(view, offset, length, element),
    write(view, offset, values, memory, at, path) {
      if (!Array.isArray(values) && !isNumberArray(values, element)) {
        throw wrongType(values, at, path, "an array");
      }
      if (values.length !== length) {
        throw outOfRange(values.length, at, `${path}.length`, `${length} elements`);
      }
      writeElements(view, offset, values, length, element, memory, at, path);
    },
    ...(element.free && {
      free(view: DataView, offset: number) {
        for (let index = 0; index < length; index++) element.free?.(view, offset + index * element.size);
      },
    }),
  };
}

/** As `fixed`, for numbers, which are a typed array. */
export function fixedNumbers<T extends number | bigint, A extends NumberArray>(
  element: NumberCodec<T, A>,
  length: number,
): Codec<A> {
  return fixed(element, length) as unknown as Codec<A>;
}

/** Text in place: `WCHAR name[length]`. It ends at U+0000, or where the room does. */
export function fixedText(length: number): Codec<string> {
  return {
    size: length * 2,
    read(view, offset) {
      const units: number[] = [];
      for (let index = 0; index < length; index++) {
        const unit = view.getUint16(offset + index * 2, true);
        if (unit === 0) break;
        units.push(unit);
      }
      return String.fromCharCode(...units);
    },
    write(view, offset, value, _memory, at, path) {
      checkString(value, at, path);
      if (value.length >= length) throw outOfRange(value, at, path, `at most ${length - 1} characters`);
      for (let index = 0; index < value.length; index++) {
        view.setUint16(offset + index * 2, value.charCodeAt(index), true);
      }
    },
  };
}
