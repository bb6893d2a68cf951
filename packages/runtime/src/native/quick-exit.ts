import { openLibrary } from "./libraries.ts";

/** Ends the process at once, whatever its threads are at. What C has yet to write is written. Not for Windows. */
export function quickExit(code: number): void {
  const c = openLibrary(null);
  c.func("fflush", "int", ["uintptr"])(0);
  c.func("_exit", "void", ["int"])(code);
}
