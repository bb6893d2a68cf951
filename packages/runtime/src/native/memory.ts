import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { koffi } from "./koffi.ts";
import { openLibrary } from "./libraries.ts";

/** Bytes of a pointer on this platform. */
export const POINTER_SIZE: 4 | 8 = process.arch === "ia32" || process.arch === "arm" ? 4 : 8;

/** Whether pointers have 8 bytes: generated code chooses the layout of records by it. */
export const WIDE: boolean = POINTER_SIZE === 8;

interface Memory {
  allocate(bytes: number): number;
  free(address: number): void;
  copy(to: number, from: number, bytes: number): void;
  load(to: Uint8Array, from: number, bytes: number): void;
  store(to: number, from: Uint8Array, bytes: number): void;
  word(address: number): number | bigint;
  string16(address: number): string;
  length8(address: number): number | bigint;
}

let memory: Memory | undefined;

function open(): Memory {
  const { decode } = koffi();
  const windows = process.platform === "win32";
  const tasks = openLibrary(windows ? "ole32.dll" : null);
  const bytes = openLibrary(windows ? "kernel32.dll" : null);
  const move = windows ? "RtlMoveMemory" : "memmove";
  memory = {
    allocate: tasks.func("__stdcall", windows ? "CoTaskMemAlloc" : "malloc", "uintptr", ["uintptr"]),
    free: tasks.func("__stdcall", windows ? "CoTaskMemFree" : "free", "void", ["uintptr"]),
    copy: bytes.func("__stdcall", move, "void", ["uintptr", "uintptr", "uintptr"]),
    load: bytes.func("__stdcall", move, "void", ["void*", "uintptr", "uintptr"]),
    store: bytes.func("__stdcall", move, "void", ["uintptr", "void*", "uintptr"]),
    word: POINTER_SIZE === 8 ? decode.uint64 : decode.uint32,
    string16: decode.string16,
    length8: bytes.func("__stdcall", windows ? "lstrlenA" : "strlen", windows ? "int32" : "uintptr", [
      "uintptr",
    ]),
  };
  return memory;
}

/**
 * Allocates with COM's task allocator (CoTaskMemAlloc; the C allocator stands in for it off Windows), so that either
 * side of a call may free it. Never 0, also for 0 bytes.
 *
 * @throws {NativeMemoryError} when there is no memory
 */
export function allocate(bytes: number): number {
  const address = Number((memory ?? open()).allocate(bytes || 1));
  if (address === 0) throw new NativeMemoryError(`cannot allocate ${bytes} bytes of native memory`);
  return address;
}

/** Frees what `allocate` or another user of the task allocator allocated; 0 is allowed. */
export function free(address: number): void {
  if (address !== 0) (memory ?? open()).free(address);
}

export function copyMemory(to: number, from: number, bytes: number): void {
  (memory ?? open()).copy(to, from, bytes);
}

/** Fills a whole array from native memory. */
export function loadBytes(to: Uint8Array, from: number): void {
  if (to.length > 0) (memory ?? open()).load(to, from, to.length);
}

/** Copies a whole array to native memory. The array must be the runtime's own: Koffi crashes on detached ones. */
export function storeBytes(to: number, from: Uint8Array): void {
  if (from.length > 0) (memory ?? open()).store(to, from, from.length);
}

/** The pointer stored at an address. */
export function readWord(address: number): number {
  return Number((memory ?? open()).word(address));
}

/** A copy of the zero-terminated UTF-16 string at a non-null address. */
export function readString16(address: number): string {
  return (memory ?? open()).string16(address);
}

/** Bytes before the zero that ends a string of one byte a unit, at a non-null address. */
export function stringLength(address: number): number {
  return Number((memory ?? open()).length8(address));
}

/** The address of a buffer that its owner keeps alive; it never moves. */
export function addressOfBuffer(buffer: ArrayBuffer): number {
  return Number(koffi().address(buffer));
}
