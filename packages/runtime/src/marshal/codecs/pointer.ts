import { NullResultError } from "../../errors/null-result-error.ts";
import { free, POINTER_SIZE } from "../../native/memory.ts";
import type { Codec } from "../codec.ts";
import { pointerAt, writePointerAt } from "../fields.ts";
import { viewOf } from "../records.ts";

const codecs = new WeakMap<object, Codec>();
const nullableCodecs = new WeakMap<object, Codec>();

/** A pointer to one value, never NULL. What comes as a result is task memory. */
export function pointerTo<T>(target: Codec<T>): Codec<T> {
  return remembered(codecs, target, () => {
    const codec = pointerOrNull(target);
    return {
      ...codec,
      read(view, offset) {
        if (pointerAt(view, offset) === 0) throw new NullResultError("a record", "pointer");
        return codec.read(view, offset) as T;
      },
      write: (view, offset, value, memory, at, path) => {
        const { address, view: inner } = memory.target(target.size);
        target.write(inner, 0, value, memory, at, path);
        writePointerAt(view, offset, address);
      },
    };
  });
}

/** As `pointerTo`, where NULL is null. */
export function pointerOrNull<T>(target: Codec<T>): Codec<T | null> {
  return remembered(nullableCodecs, target, () => ({
    size: POINTER_SIZE,
    read(view, offset) {
      const address = pointerAt(view, offset);
      return address === 0 ? null : target.read(viewOf(address, target.size), 0);
    },
    write(view, offset, value, memory, at, path) {
      if (value !== null) pointerTo(target).write(view, offset, value, memory, at, path);
    },
    free(view, offset) {
      const address = pointerAt(view, offset);
      if (address === 0) return;
      target.free?.(viewOf(address, target.size), 0);
      free(address);
    },
  }));
}

function remembered<T>(known: WeakMap<object, Codec>, key: object, make: () => Codec<T>): Codec<T> {
  let codec = known.get(key) as Codec<T> | undefined;
  if (codec === undefined) {
    codec = make();
    known.set(key, codec as Codec);
  }
  return codec;
}
