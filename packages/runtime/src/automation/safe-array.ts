import { NullResultError } from "../errors/null-result-error.ts";
import type { Codec } from "../marshal/codec.ts";
import type { NumberArray, NumberCodec } from "../marshal/codecs/numbers.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import { destroySafeArray } from "./safe-array-destroy.ts";
import { readSafeArray } from "./safe-array-read.ts";
import { writeSafeArray } from "./safe-array-write.ts";

const codecs = new WeakMap<Codec, Map<number, Codec>>();
const nullableCodecs = new WeakMap<Codec, Map<number, Codec>>();

/**
 * A pointer to a SAFEARRAY, never NULL, whose elements have a codec and a type, one of `VT`. It is read as an array: of
 * numbers a typed one, of several dimensions nested ones whose lower bounds are ignored. An array, a typed array or a
 * `SafeArrayValue` is written.
 */
export function safeArrayOf<T, A extends NumberArray>(element: NumberCodec<T, A>, vt: number): Codec<A>;
export function safeArrayOf<T>(element: Codec<T>, vt: number): Codec<readonly T[]>;
export function safeArrayOf(element: Codec, vt: number): Codec<unknown> {
  return remembered(codecs, element, vt, () => {
    const codec = safeArray(element, vt, false);
    return {
      ...codec,
      read(view, offset) {
        if (pointerAt(view, offset) === 0) throw new NullResultError("a record", "SAFEARRAY");
        return codec.read(view, offset);
      },
      write(view, offset, value, memory, at, path) {
        writePointerAt(view, offset, writeSafeArray(value, element, vt, memory, at, path));
      },
    };
  });
}

/** As `safeArrayOf`, where NULL is null. */
export function safeArrayOrNull<T, A extends NumberArray>(
  element: NumberCodec<T, A>,
  vt: number,
): Codec<A | null>;
export function safeArrayOrNull<T>(element: Codec<T>, vt: number): Codec<readonly T[] | null>;
export function safeArrayOrNull(element: Codec, vt: number): Codec<unknown> {
  return remembered(nullableCodecs, element, vt, () => safeArray(element, vt, false));
}

/** A SAFEARRAY or null; an `exact` one is read as a SafeArrayValue. */
export function safeArray(element: Codec, vt: number, exact: boolean): Codec<unknown> {
  return {
    size: POINTER_SIZE,
    read(view, offset) {
      const address = pointerAt(view, offset);
      return address === 0 ? null : readSafeArray(address, element, vt, exact);
    },
    write(view, offset, value, memory, at, path) {
      if (value !== null) writePointerAt(view, offset, writeSafeArray(value, element, vt, memory, at, path));
    },
    free(view, offset) {
      const address = pointerAt(view, offset);
      if (address === 0) return;
      writePointerAt(view, offset, 0);
      destroySafeArray(address);
    },
  };
}

function remembered(
  known: WeakMap<Codec, Map<number, Codec>>,
  element: Codec,
  vt: number,
  make: () => Codec,
): Codec {
  let byType = known.get(element);
  if (byType === undefined) {
    byType = new Map();
    known.set(element, byType);
  }
  let codec = byType.get(vt);
  if (codec === undefined) {
    codec = make();
    byType.set(vt, codec);
  }
  return codec;
}
