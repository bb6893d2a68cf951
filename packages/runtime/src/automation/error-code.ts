import { checkUint32, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { VariantError } from "./variant-error.ts";

/** An SCODE in place: an unsigned HRESULT. */
export const ErrorCode: Codec<number> = {
  size: 4,
  read: (view, offset) => view.getUint32(offset, true),
  write(view, offset, value, _memory, at, path) {
    checkUint32(value, at, path);
    view.setUint32(offset, value, true);
  },
};

/** The SCODE of a VARIANT, where a bare number would be an integer. */
export const ErrorValue: Codec<VariantError> = {
  size: 4,
  read: (view, offset) => new VariantError(view.getUint32(offset, true)),
  write(view, offset, value, _memory, at, path) {
    if (!VariantError.is(value)) throw wrongType(value, at, path, "a VariantError");
    view.setUint32(offset, value.scode, true);
  },
};
