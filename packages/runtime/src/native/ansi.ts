import { loadBytes, stringLength } from "./memory.ts";
import { windows } from "./windows.ts";

// Text of one byte a unit, in the ANSI code page of the system. Off Windows UTF-8 stands in for it.

const ANSI_CODE_PAGE = 0;
const NO_BEST_FIT = 0x400;

const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** The bytes of text in the code page, with a terminating zero; undefined where the page lacks a character. */
export function ansiBytes(text: string): Uint8Array | undefined {
  const library = windows();
  if (library === null) return LONE_SURROGATE.test(text) ? undefined : Buffer.from(`${text}\0`, "utf8");
  const units = Buffer.from(`${text}\0`, "utf16le");
  const length = text.length + 1;
  const room = new Uint8Array(length * 4);
  const lacking = new Int32Array(1);
  const written = library.wideToBytes(
    ANSI_CODE_PAGE,
    NO_BEST_FIT,
    units,
    length,
    room,
    room.length,
    0,
    lacking,
  );
  return written === 0 || lacking[0] !== 0 ? undefined : room.subarray(0, written);
}

/** A copy of the zero-terminated text at a non-null address. */
export function ansiText(address: number): string {
  const bytes = new Uint8Array(stringLength(address));
  loadBytes(bytes, address);
  return ansiOf(bytes);
}

/** The text of bytes in the code page. */
export function ansiOf(bytes: Uint8Array): string {
  const library = windows();
  if (library === null || bytes.length === 0) return Buffer.from(bytes).toString("utf8");
  const units = new Uint16Array(bytes.length);
  const written = library.bytesToWide(ANSI_CODE_PAGE, 0, bytes, bytes.length, units, units.length);
  return Buffer.from(units.buffer, 0, written * 2).toString("utf16le");
}
