import { checkPointer, outOfRange } from "../marshal/checks.ts";
import type { Raw } from "../marshal/raw.ts";
import { viewOf } from "../marshal/records.ts";
import { readString16 } from "../native/memory.ts";

const LARGEST = 0x7fff_ffff;

/**
 * A copy of bytes that belong to the object which has told their address, such as those of a locked buffer. Nothing can
 * verify the address: a wrong one crashes the process.
 *
 * @throws {TypeError | RangeError} when it is none, or NULL and not for 0 bytes, or the length is none
 */
export function bytesAt(address: Raw, length: number): Uint8Array {
  checkAddress(address, "bytesAt", length === 0);
  checkLength(length, "bytesAt");
  return length === 0 ? new Uint8Array(0) : new Uint8Array(viewOf(address, length).buffer);
}

/**
 * A copy of text that belongs to the object which has told its address: of so many UTF-16 units, or up to U+0000.
 *
 * @throws {TypeError | RangeError} as `bytesAt` does
 */
export function textAt(address: Raw, length?: number): string {
  if (length === undefined) {
    checkAddress(address, "textAt", false);
    return readString16(address);
  }
  checkLength(length, "textAt");
  checkAddress(address, "textAt", length === 0);
  return length === 0 ? "" : Buffer.from(viewOf(address, length * 2).buffer).toString("utf16le");
}

function checkAddress(address: Raw, at: string, mayBeNull: boolean): void {
  checkPointer(address, at, "address");
  if (address === 0 && !mayBeNull) throw outOfRange(address, at, "address", "an address that is not NULL");
}

function checkLength(length: number, at: string): void {
  if (!Number.isInteger(length) || length < 0 || length > LARGEST / 2)
    throw outOfRange(length, at, "length", `0 to ${LARGEST >> 1}`);
}
