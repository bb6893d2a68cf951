import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { automation } from "./automation.ts";
import { allocate, free, loadBytes, storeBytes } from "./memory.ts";

// A string of the Windows Runtime: an immutable, counted block that only its own functions may look into. Off Windows a
// block of the task allocator stands in for it: the number of units in 4 bytes, the text, and a terminating zero.

const PREFIX = 4;

/**
 * Makes a string; the empty one is NULL.
 *
 * @throws {NativeMemoryError} when there is no memory
 */
export function createHString(text: string): number {
  if (text === "") return 0;
  const units = new Uint8Array(Buffer.from(`${text}\0`, "utf16le"));
  const library = automation();
  if (library === null) {
    const prefix = new Uint8Array(new Uint32Array([text.length]).buffer);
    const address = allocate(PREFIX + units.length);
    storeBytes(address, prefix);
    storeBytes(address + PREFIX, units);
    return address;
  }
  const cell = new BigUint64Array(1);
  if (library.windowsCreateString(units, text.length, new Uint8Array(cell.buffer)) < 0)
    throw new NativeMemoryError(`cannot make a string of ${text.length} characters`);
  return Number(cell[0]);
}

/** A copy of the text; NULL is the empty text. */
export function hstringText(hstring: number): string {
  if (hstring === 0) return "";
  const library = automation();
  const length = new Uint32Array(1);
  const bytes = new Uint8Array(length.buffer);
  let text = hstring + PREFIX;
  if (library === null) loadBytes(bytes, hstring);
  else text = Number(library.windowsGetStringRawBuffer(hstring, bytes));
  const units = new Uint8Array(length[0]! * 2);
  loadBytes(units, text);
  return Buffer.from(units.buffer).toString("utf16le");
}

/** Frees a string; NULL is allowed. */
export function deleteHString(hstring: number): void {
  const library = automation();
  if (library === null) free(hstring);
  else library.windowsDeleteString(hstring);
}
