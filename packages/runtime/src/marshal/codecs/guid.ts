import { checkGuid, checkUint64 } from "../checks.ts";
import type { Codec } from "../codec.ts";
import { type Guid, guidAt, writeGuidAt } from "../guid.ts";

/** A GUID in place. */
export const GuidValue: Codec<Guid> = {
  size: 16,
  read: guidAt,
  write(view, offset, value, _memory, at, path) {
    checkGuid(value, at, path);
    writeGuidAt(view, offset, value);
  },
};

/** A FILETIME in place: 100 ns since 1601, aligned to 4 bytes. */
export const FileTime: Codec<bigint> = {
  size: 8,
  read: (view, offset) => view.getBigUint64(offset, true),
  write(view, offset, value, _memory, at, path) {
    checkUint64(value, at, path);
    view.setBigUint64(offset, value, true);
  },
};
