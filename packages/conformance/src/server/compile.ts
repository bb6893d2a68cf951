import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { mustRun } from "../process.ts";
import { WINE_HEADERS } from "../requirements.ts";

/** Flags for C that is written against widl's headers, which lie in a folder. */
function flagsFor(headers: string): string[] {
  return [
    "-std=gnu11",
    "-O1",
    "-Wall",
    "-Werror",
    "-DNTDDI_VERSION=0x0A00000C",
    "-D_WIN32_WINNT=0x0A00",
    "-I",
    headers,
    "-iquote",
    join(PACKAGE, "native/server"),
  ];
}

/**
 * What lets gcc take Wine's Windows headers for Linux: no Windows calling convention, which Koffi could not
 * call, and strings of 16-bit units.
 */
export const WINE_FLAGS: readonly string[] = [
  "-Dms_abi=unused",
  "-D__force_align_arg_pointer__=unused",
  "-DDECLSPEC_HIDDEN=",
  "-fshort-wchar",
  "-Wno-attributes",
  "-I",
  join(PACKAGE, "native/server/wine"),
  "-isystem",
  WINE_HEADERS,
];

/** The compilers of Windows programs. */
export const MINGW = { win64: "x86_64-w64-mingw32-gcc", win32: "i686-w64-mingw32-gcc" } as const;

/** Compiles for this Linux machine, with its plain C ABI. */
export function compileForLinux(headers: string, ...args: readonly string[]): void {
  mustRun("gcc", [...flagsFor(headers), ...WINE_FLAGS, ...args]);
}

/** Compiles the same sources for Windows. */
export function compileForWindows(
  headers: string,
  abi: keyof typeof MINGW,
  ...args: readonly string[]
): void {
  mustRun(MINGW[abi], [...flagsFor(headers), ...args]);
}
