import { outOfRange, wrongType } from "./checks.ts";

/** Writes a bit-field into the integer of `bytes` bytes that holds it, beside the bits that are there. */
export function writeBitsAt(
  view: DataView,
  offset: number,
  bytes: 1 | 2 | 4,
  first: number,
  width: number,
  isSigned: boolean,
  value: number,
  at: string,
  path: string,
): void {
  if (typeof value !== "number") throw wrongType(value, at, path, `a number of ${width} bits`);
  const lowest = isSigned ? -(2 ** (width - 1)) : 0;
  const highest = isSigned ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw outOfRange(value, at, path, `an integer of ${width} bits`);
  }
  const mask = width === 32 ? 0xffff_ffff : (1 << width) - 1;
  const bits = (value & mask) << first;
  if (bytes === 1) view.setUint8(offset, view.getUint8(offset) | bits);
  else if (bytes === 2) view.setUint16(offset, view.getUint16(offset, true) | bits, true);
  else view.setUint32(offset, view.getUint32(offset, true) | bits, true);
}
