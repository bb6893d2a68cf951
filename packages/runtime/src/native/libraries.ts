import type { LibraryHandle } from "koffi";
import { NativeLibraryError } from "../errors/native-library-error.ts";
import { koffi } from "./koffi.ts";
import { pinLibrary } from "./pin.ts";

/** Every library ever opened. A handle that is collected unloads its library under the functions decoded from it. */
const opened = new Map<string | null, LibraryHandle>();

/** Opens a library once and for good; `null` is the C library of this process. */
export function openLibrary(path: string | null): LibraryHandle {
  let library = opened.get(path);
  if (library === undefined) {
    const { load } = koffi();
    try {
      library = load(path);
    } catch (cause) {
      throw new NativeLibraryError(`cannot load the library ${path}`, String(path), { cause });
    }
    if (path !== null) pinLibrary(koffi(), path);
    opened.set(path, library);
  }
  return library;
}
