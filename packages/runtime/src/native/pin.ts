import { resolve } from "node:path";
import type { Koffi } from "./koffi.ts";

/**
 * Keeps a library loaded until the process ends. The libraries of a JavaScript thread are unloaded when that ends, while
 * native threads, or objects that other JavaScript threads hold, may be running their code.
 */
export function pinLibrary({ load }: Koffi, path: string): void {
  if (process.platform === "win32") {
    const PIN = 0x1;
    const name = /[\\/]/.test(path) ? resolve(path) : path;
    const parameters = ["uint32", "void*", "void*"];
    const getModule = load("kernel32.dll").func("__stdcall", "GetModuleHandleExW", "int32", parameters);
    getModule(PIN, Buffer.from(`${name}\0`, "utf16le"), new BigUint64Array(1));
  } else {
    const NOW = 0x2;
    const NO_DELETE = process.platform === "linux" ? 0x1000 : 0x80;
    load(null).func("dlopen", "uintptr", ["str", "int"])(path, NOW | NO_DELETE);
  }
}
