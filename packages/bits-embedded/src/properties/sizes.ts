import { BG_SIZE_UNKNOWN } from "@combind/bits";

/** A number of bytes as the interfaces tell it. */
export function size(bytes: number | null): bigint {
  return bytes === null ? BG_SIZE_UNKNOWN : BigInt(bytes);
}
