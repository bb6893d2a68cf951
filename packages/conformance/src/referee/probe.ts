import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { mustRun } from "../process.ts";

export type Abi = "win64" | "win32" | "sysv64";

const COMPILERS: { readonly [abi in Abi]: string } = {
  win64: "x86_64-w64-mingw32-gcc",
  win32: "i686-w64-mingw32-gcc",
  sysv64: "gcc",
};

/**
 * Lets the ABI's C compiler work out constant expressions against one of widl's headers, and gives them as
 * unsigned 64-bit values in order. The only other headers in sight are those in native/layout, which stand in
 * for a platform.
 */
export function evaluate(
  abi: Abi,
  header: string,
  headers: string,
  expressions: readonly string[],
): bigint[] {
  const platform = join(PACKAGE, "native/layout");
  const flags = ["-nostdinc", "-fshort-wchar", "-U_WIN32", "-DCOM_NO_WINDOWS_H"];
  const look = ["-I", headers, "-I", platform, "-include", join(platform, "prelude.h")];
  return evaluateWith(abi, [...flags, ...look], header, expressions);
}

/** The same with flags that say where the header and those of its platform are. */
export function evaluateWith(
  abi: Abi,
  flags: readonly string[],
  header: string,
  expressions: readonly string[],
): bigint[] {
  return workOut(abi, [header], flags, expressions);
}

/** The same against headers of mingw's own, as any C program for Windows includes them. */
export function evaluateOnWindows(
  abi: "win64" | "win32",
  headers: readonly string[],
  expressions: readonly string[],
): bigint[] {
  return workOut(
    abi,
    headers,
    ["-DCINTERFACE", "-D_WIN32_WINNT=0x0A00", "-DNTDDI_VERSION=0x0A00000C"],
    expressions,
  );
}

/** Nothing is run: the values are read from the assembly text. */
function workOut(
  abi: Abi,
  headers: readonly string[],
  flags: readonly string[],
  expressions: readonly string[],
): bigint[] {
  const folder = mkdtempSync(join(tmpdir(), "combind-probe-"));
  try {
    const source = join(folder, "probe.c");
    const assembly = join(folder, "probe.s");
    writeFileSync(source, probe(headers, expressions));
    mustRun(COMPILERS[abi], ["-std=gnu11", "-S", "-O0", "-w", ...flags, "-o", assembly, source]);
    return readWords(readFileSync(assembly, "utf8"), expressions.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each value as two 32-bit words, low one first; marks stand before and after. */
function probe(headers: readonly string[], expressions: readonly string[]): string {
  const words = expressions.map(
    (text) => `COMBIND_WORD(${text}), COMBIND_WORD((unsigned long long)(${text}) >> 32),`,
  );
  return [
    ...headers.map((header) => `#include "${header}"`),
    "#define COMBIND_WORD(value) (unsigned int)(value)",
    `unsigned int combind_words[] = { ${MARK}u,`,
    ...words,
    `${MARK}u };`,
    "",
  ].join("\n");
}

const MARK = 0xc0b1d001;

function readWords(assembly: string, count: number): bigint[] {
  const all = [
    ...assembly.slice(assembly.indexOf("words:")).matchAll(/^\s+\.(long|zero|space)\s+(-?\d+)/gm),
  ].flatMap(([, directive, number]) =>
    directive === "long" ? [Number(number) >>> 0] : new Array<number>(Math.floor(Number(number) / 4)).fill(0),
  );
  const start = all.indexOf(MARK) + 1;
  const words = all.slice(start, all.indexOf(MARK, start));
  if (words.length !== 2 * count) throw new Error(`the probe holds ${words.length} words, not ${2 * count}`);
  return Array.from({ length: count }, (_, i) => BigInt(words[2 * i]!) | (BigInt(words[2 * i + 1]!) << 32n));
}
