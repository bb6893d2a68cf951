import type { Abi } from "../source/abi.ts";
import { SourceText } from "../source/source-text.ts";
import type { Expander } from "./expander.ts";
import { Macro, type MacroTable } from "./macro.ts";

/** The path that diagnostics print for predefined macros. */
export const PREDEFINED_PATH = "<predefined>";
const COMMAND_LINE_PATH = "<command line>";

const COMMON: Readonly<Record<string, string>> = {
  __midl: "801",
  _WIN32: "1",
  _MSC_VER: "1939",
  WINVER: "0x0A00",
  _WIN32_WINNT: "0x0A00",
  NTDDI_VERSION: "0x0A00000C",
};

const BY_WIDTH: Readonly<Record<"32" | "64", Readonly<Record<string, string>>>> = {
  "32": { _M_IX86: "600" },
  "64": { _WIN64: "1", _M_AMD64: "100", _M_X64: "100" },
};

/** Pragmas in the middle of C text; headers use them for warnings only. */
const PRAGMA_OPERATORS = "#define __pragma(...)\n#define _Pragma(text)\n";

/** The macros that MIDL and the C compiler behind it define, as text. sysv64 is a layout: its text is that of win64. */
export function predefinedSource(abi: Abi): SourceText {
  const macros = { ...COMMON, ...BY_WIDTH[abi === "win32" ? "32" : "64"] };
  const lines = Object.entries(macros).map(([name, value]) => `#define ${name} ${value}\n`);
  return new SourceText(PREDEFINED_PATH, lines.join("") + PRAGMA_OPERATORS);
}

/** The macros that a user defines, or with `undefined` removes: each a text of one line. */
export function commandLineSources(defines: ReadonlyMap<string, string | undefined>): SourceText[] {
  return [...defines].map(([name, value]) => {
    const line = value === undefined ? `#undef ${name}` : `#define ${name} ${value}`;
    return new SourceText(COMMAND_LINE_PATH, line.replace(/[\r\n]+/g, " "));
  });
}

/** Defines `__LINE__` and `__FILE__`, which speak of the place where the outermost macro is used, and `__COUNTER__`. */
export function defineComputedMacros(macros: MacroTable, expander: Expander): void {
  macros.set(
    "__LINE__",
    new Macro("__LINE__", undefined, undefined, false, [], (token) => {
      const use = expander.outermost(token);
      return token.respelled("number", String(use.source.positionAt(use.start).line));
    }),
  );
  let counter = 0;
  macros.set(
    "__COUNTER__",
    new Macro("__COUNTER__", undefined, undefined, false, [], (token) =>
      token.respelled("number", String(counter++)),
    ),
  );
  macros.set(
    "__FILE__",
    new Macro("__FILE__", undefined, undefined, false, [], (token) => {
      const path = expander.outermost(token).source.path;
      return token.respelled("string", `"${path.replace(/["\\]/g, "\\$&")}"`);
    }),
  );
}
