import { NativeLibraryError } from "../errors/native-library-error.ts";
import type { NativeFunction } from "./functions.ts";
import { openLibrary } from "./libraries.ts";

const entries = new Map<string, NativeFunction>();

/**
 * The `DllGetClassObject(clsid, iid, cell)` export of an in-process server. The library stays loaded.
 *
 * @throws {NativeLibraryError} when the library cannot be loaded or has no such export
 */
export function classObjectEntry(path: string): NativeFunction {
  let entry = entries.get(path);
  if (entry === undefined) {
    const library = openLibrary(path);
    try {
      entry = library.func("__stdcall", "DllGetClassObject", "int32", ["uintptr", "uintptr", "uintptr"]);
    } catch (cause) {
      throw new NativeLibraryError(`${path} does not export DllGetClassObject`, path, { cause });
    }
    entries.set(path, entry);
  }
  return entry;
}
