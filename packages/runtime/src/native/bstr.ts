import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { allocate, free, loadBytes, storeBytes } from "./memory.ts";
import { windows } from "./windows.ts";

// A BSTR is the address of UTF-16 text. Four bytes before it tell its length in bytes, which may count U+0000; two zero
// bytes follow it. Off Windows the same layout stands in for it: a block of the task allocator that begins with the
// length, so that the text lies 4 bytes after the block's address.

const PREFIX = 4;
const TERMINATOR = 2;

/** The longest text whose length in bytes fits the prefix of a BSTR, with room for what an allocator adds. */
export const LONGEST_BSTR = 0x3fff_ffff;

/**
 * Makes a BSTR of at most `LONGEST_BSTR` units.
 *
 * @throws {NativeMemoryError} when there is no memory
 */
export function allocateBstr(text: string): number {
  const bytes = text.length * 2;
  const library = windows();
  if (library === null) {
    const block = new Uint8Array(PREFIX + bytes + TERMINATOR);
    new DataView(block.buffer).setUint32(0, bytes, true);
    Buffer.from(block.buffer).write(text, PREFIX, "utf16le");
    const address = allocate(block.length);
    storeBytes(address, block);
    return address + PREFIX;
  }
  const bstr = Number(library.sysAllocStringLen(0, text.length));
  if (bstr === 0) throw new NativeMemoryError(`cannot allocate a BSTR of ${text.length} characters`);
  storeBytes(bstr, new Uint8Array(Buffer.from(text, "utf16le")));
  return bstr;
}

/** A copy of the text of a BSTR; NULL is the empty text. */
export function bstrText(bstr: number): string {
  if (bstr === 0) return "";
  const prefix = new Uint8Array(PREFIX);
  loadBytes(prefix, bstr - PREFIX);
  const text = new Uint8Array(new DataView(prefix.buffer).getUint32(0, true));
  loadBytes(text, bstr);
  return Buffer.from(text.buffer).toString("utf16le");
}

/** Frees a BSTR; NULL is allowed. */
export function releaseBstr(bstr: number): void {
  if (bstr === 0) return;
  const library = windows();
  if (library === null) free(bstr - PREFIX);
  else library.sysFreeString(bstr);
}
