import { openLibrary } from "./libraries.ts";
import { storeBytes } from "./memory.ts";

const PAGE = 4096;

/**
 * Puts up to a page of machine code where it can be called, for the life of the process, and returns its address. The page is
 * never writable and executable at once. 0 where the system grants no such memory.
 */
export function placeCode(code: Uint8Array): number {
  return process.platform === "win32" ? placeOnWindows(code) : placeOnPosix(code);
}

function placeOnWindows(code: Uint8Array): number {
  const COMMIT_AND_RESERVE = 0x3000;
  const READ_WRITE = 0x04;
  const READ_EXECUTE = 0x20;
  const kernel32 = openLibrary("kernel32.dll");
  const word = "uintptr";
  const allocate = kernel32.func("__stdcall", "VirtualAlloc", word, [word, word, "uint32", "uint32"]);
  const protect = kernel32.func("__stdcall", "VirtualProtect", "int32", [word, word, "uint32", "void*"]);
  const page = Number(allocate(0, PAGE, COMMIT_AND_RESERVE, READ_WRITE));
  if (page === 0) return 0;
  storeBytes(page, code);
  if (protect(page, PAGE, READ_EXECUTE, new Uint32Array(1)) === 0) return 0;
  const THIS_PROCESS = -1;
  kernel32.func("__stdcall", "FlushInstructionCache", "int32", ["intptr", word, word])(
    THIS_PROCESS,
    page,
    PAGE,
  );
  return page;
}

function placeOnPosix(code: Uint8Array): number {
  const READ = 1;
  const WRITE = 2;
  const EXECUTE = 4;
  const PRIVATE = 0x02;
  const ANONYMOUS = process.platform === "linux" ? 0x20 : 0x1000;
  const FAILED = -1;
  const c = openLibrary(null);
  const word = "uintptr";
  const map = c.func("mmap", "intptr", [word, word, "int", "int", "int", "int64"]);
  const protect = c.func("mprotect", "int", [word, word, "int"]);
  const page = Number(map(0, PAGE, READ | WRITE, PRIVATE | ANONYMOUS, -1, 0));
  if (page === FAILED) return 0;
  storeBytes(page, code);
  return protect(page, PAGE, READ | EXECUTE) === 0 ? page : 0;
}
