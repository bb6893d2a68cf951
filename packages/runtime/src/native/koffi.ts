import { createRequire } from "node:module";
import { NativeLibraryError } from "../errors/native-library-error.ts";
import { pinLibrary } from "./pin.ts";

export type Koffi = typeof import("koffi");

const ADDON = /[\\/]koffi\.node$/;

let loaded: Koffi | undefined;

/** Koffi, loaded at first use: importing a generated package must not load native code. */
export function koffi(): Koffi {
  loaded ??= requireKoffi();
  return loaded;
}

/** What synchronous calls have. */
const STACK_BYTES = 2_097_152;

/** As many as Koffi allows. One more thread that calls into JavaScript at the same time would crash the process. */
const CALLS_OF_THREADS = 4_096;

/**
 * On the pool, native code would have a stack of 128 KiB, and crash the process where a synchronous call does not; and
 * 256 threads of native code could call at a time.
 */
function giveOtherThreadsRoom({ config }: Koffi): void {
  try {
    config({ async_stack_size: STACK_BYTES, max_async_calls: CALLS_OF_THREADS });
  } catch {
    // Someone else has loaded a library with this Koffi, which settles its configuration.
  }
}

function requireKoffi(): Koffi {
  try {
    const require = createRequire(import.meta.url);
    const module = require("koffi") as Koffi;
    giveOtherThreadsRoom(module);
    // Koffi sets up the memory for calls in load(): without it, the first call through a decoded pointer crashes.
    module.load(process.platform === "win32" ? "kernel32.dll" : null);
    // Node unloads an addon with the last thread that has it, which may be a worker whose callbacks are being called.
    for (const path of Object.keys(require.cache)) if (ADDON.test(path)) pinLibrary(module, path);
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
