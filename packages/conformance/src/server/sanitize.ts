import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { mustRun } from "../process.ts";

/** Has gcc put its sanitizers into what it compiles. What they find ends the program, with its description on stderr. */
export const SANITIZE: readonly string[] = [
  "-fsanitize=address,undefined",
  "-fno-sanitize-recover=undefined",
  "-fno-omit-frame-pointer",
  "-g",
];

/** The environment of such a program. GUIDs are defined in every part of it. */
export const SANITIZED = { ASAN_OPTIONS: "detect_odr_violation=0" };

/**
 * The environment in which Node, which has no sanitizers in it, loads such a library. At the end they look for memory
 * that is leaked, and tell what the library has allocated from what Node has by the function that asked for it: of more
 * callers nothing is kept.
 */
export function sanitizedNode(): Record<string, string> {
  return {
    LD_PRELOAD: mustRun("gcc", ["-print-file-name=libasan.so"]).stdout.trim(),
    ASAN_OPTIONS: "malloc_context_size=2",
    LSAN_OPTIONS: `suppressions=${join(PACKAGE, "native/server/node-leaks.txt")}:print_suppressions=0`,
  };
}
