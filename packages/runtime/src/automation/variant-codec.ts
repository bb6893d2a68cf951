import { wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { contentsOf, type Family } from "./family.ts";
import { TypedVariant } from "./typed-variant.ts";
import type { VariantValue } from "./value.ts";
import { unsupported, VT } from "./vt.ts";

/** Where the value lies behind the type and three reserved words. */
const VALUE = 8;

const DEEPEST = 64;

/** How many variants inside of each other are being written. */
let depth = 0;

/** The codec of a kind of variant: a type, and the value that it says. */
export function variantCodec(family: Family): Codec<VariantValue> {
  const contentOf = contentsOf(family);
  return {
    size: family.size,
    read(view, offset) {
      const vt = view.getUint16(offset, true);
      const content = contentOf(vt);
      if (content === undefined) throw unsupported(vt, family.name);
      const value = content.read(view, placeOf(vt, offset));
      return family.isTyped(vt) ? new TypedVariant(vt, value) : (value as VariantValue);
    },
    write(view, offset, value, memory, at, path) {
      const { vt, value: inner } = family.typed(value, family.dispatch, at, path);
      const content = contentOf(vt);
      if (content === undefined) throw unsupported(vt, `${at}(${path}): ${family.name}`);
      if (depth >= DEEPEST) throw wrongType(value, at, path, "arrays that are not nested so deeply");
      depth++;
      try {
        content.write(view, placeOf(vt, offset), inner, memory, at, path);
      } finally {
        depth--;
      }
      view.setUint16(offset, vt, true);
    },
    free(view, offset) {
      const clear = family.systemClear();
      if (clear !== undefined) {
        clear(
          new Uint8Array(view.buffer.slice(view.byteOffset + offset, view.byteOffset + offset + family.size)),
        );
      } else {
        const vt = view.getUint16(offset, true);
        if ((vt & VT.BYREF) === 0) contentOf(vt)?.free?.(view, placeOf(vt, offset));
      }
      view.setUint16(offset, VT.EMPTY, true);
    },
  };
}

/** A DECIMAL takes the place of the whole VARIANT: its reserved word is the type. */
function placeOf(vt: number, offset: number): number {
  return vt === VT.DECIMAL ? offset : offset + VALUE;
}
