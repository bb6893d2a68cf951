import { createRequire } from "node:module";
import { NativeLibraryError } from "../errors/native-library-error.ts";

export type Koffi = typeof import("koffi");

let loaded: Koffi | undefined;

/** Koffi, loaded at first use: importing a generated package must not load native code. */
export function koffi(): Koffi {
  loaded ??= requireKoffi();
  return loaded;
}

function requireKoffi(): Koffi {
  try {
    const module = createRequire(import.meta.url)("koffi") as Koffi;
    // Koffi sets up the memory for calls in load(): without it, the first call through a decoded pointer crashes.
    module.load(process.platform === "win32" ? "kernel32.dll" : null);
    return module;
  } catch (cause) {
    const name = `@koromix/koffi-${process.platform}-${process.arch}`;
    throw new NativeLibraryError(
      `Koffi's native part cannot be loaded: is the package ${name} installed (it is an optional dependency of koffi)?`,
      name,
      { cause },
    );
  }
}
