import { expect } from "vitest";
import type { Declaration } from "../src/ast/ast.ts";
import { type Compilation, type CompileOptions, compile } from "../src/compile.ts";
import { formatDiagnostic, placeOf } from "../src/diagnostics/format.ts";
import { parse } from "../src/parse/parse.ts";
import { preprocess } from "../src/preprocess/preprocess.ts";
import { memoryHost } from "../src/source/memory-host.ts";
import { SourceText } from "../src/source/source-text.ts";
import { visibleSpan } from "../src/source/span.ts";

/** What most inputs need of unknwn.idl and wtypes.idl. */
export const UNKNWN = `
typedef unsigned char BYTE; typedef unsigned short WORD; typedef unsigned long DWORD, ULONG; typedef long LONG, BOOL;
typedef LONG HRESULT; typedef wchar_t WCHAR; typedef WCHAR *LPWSTR; typedef const WCHAR *LPCWSTR; typedef WCHAR *BSTR;
[object, local, uuid(00000000-0000-0000-C000-000000000046)]
interface IUnknown {
  HRESULT QueryInterface([in] REFIID riid, [out, iid_is(riid)] void **ppvObject);
  ULONG AddRef();
  ULONG Release();
}
[object, uuid(00020400-0000-0000-C000-000000000046)]
interface IDispatch : IUnknown {
  HRESULT GetTypeInfoCount([out] UINT32 *pctinfo);
  HRESULT GetTypeInfo();
  HRESULT GetIDsOfNames();
  HRESULT Invoke();
}
`;

type Options = Omit<CompileOptions, "host">;
type Files = Readonly<Record<string, string>>;

/** Compiles `a.idl`, or the file `a.idl` of several; `unknwn.idl` is at hand. */
export function compileText(input: string | Files, options: Options = {}): Compilation {
  return compileFiles("a.idl", typeof input === "string" ? { "a.idl": input } : input, options);
}

/** Compiles one of several files; `unknwn.idl` is at hand. */
export function compileFiles(root: string, files: Files, options: Options = {}): Compilation {
  return compile(root, { host: memoryHost({ "unknwn.idl": UNKNWN, ...files }), ...options });
}

/** Compiles what must have no diagnostics, and gives its model. */
export function modelOf(input: string | Files, options: Options = {}): Compilation["model"] {
  const { model, diagnostics } = compileText(input, options);
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  return model;
}

/** The diagnostics of a compilation, each as `line:column CODE message`. */
export function problemsOf(input: string | Files, options: Options = {}): string[] {
  return compileText(input, options).diagnostics.map(({ code, message, span }) => {
    const place = span === undefined ? "" : placeOf(visibleSpan(span)).replace(/^a\.idl:/, "");
    return `${place} ${code} ${message}`;
  });
}

/** Parses a text that is not resolved; problems as `line:column CODE message`. */
export function parseText(text: string): {
  readonly declarations: readonly Declaration[];
  readonly problems: string[];
} {
  const problems: string[] = [];
  const source = new SourceText("a.idl", text);
  const { tokens } = preprocess(source, { host: memoryHost({}), abi: "win64", defines: new Map() }, () => {});
  const { declarations } = parse("a.idl", tokens, ({ code, message, span }) => {
    problems.push(`${span === undefined ? "" : placeOf(span).replace(/^a\.idl:/, "")} ${code} ${message}`);
  });
  return { declarations, problems };
}
