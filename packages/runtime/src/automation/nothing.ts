import { wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";

/** VT_EMPTY. */
export const Empty: Codec<undefined> = {
  size: 0,
  read: () => undefined,
  write(_view, _offset, value, _memory, at, path) {
    if (value !== undefined) throw wrongType(value, at, path, "undefined");
  },
};

/** VT_NULL. */
export const Null: Codec<null> = {
  size: 0,
  read: () => null,
  write(_view, _offset, value, _memory, at, path) {
    if (value !== null) throw wrongType(value, at, path, "null");
  },
};
