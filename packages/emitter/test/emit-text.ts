import { compile, createSession, formatDiagnostic, memoryHost } from "@combind/midl";
import { emit } from "../src/emit.ts";
import type { Overrides } from "../src/project/overrides.ts";

/** As much of the system's IDL as the tests need. */
export const SYSTEM = `
  typedef wchar_t WCHAR; typedef [string] WCHAR *LPWSTR; typedef [string] const WCHAR *LPCWSTR;
  typedef long LONG; typedef long HRESULT; typedef unsigned long ULONG; typedef unsigned long DWORD;
  typedef unsigned char BYTE; typedef int BOOL;
  [object, local, uuid(00000000-0000-0000-C000-000000000046)]
  interface IUnknown {
    HRESULT QueryInterface([in] REFIID riid, [out, iid_is(riid)] void **ppvObject);
    ULONG AddRef();
    ULONG Release();
  };`;

/** Emits IDL texts, each file an input, and gives the diagnostics' first lines. The front end must have none. */
export function emitText(sources: { readonly [path: string]: string }, overrides: Overrides = {}) {
  const host = memoryHost(sources);
  const session = createSession();
  const compileFor = (abi: "win64" | "win32") =>
    Object.keys(sources).map((path) => compile(path, { host, session, abi }));
  const compilations = compileFor("win64");
  const narrow = compileFor("win32");
  const faults = compilations.flatMap((compilation) => compilation.diagnostics).map(formatDiagnostic);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const { files, diagnostics, census } = emit(
    compilations.map(({ model }, index) => ({ wide: model, narrow: narrow[index]?.model ?? model })),
    { generator: "combind test", overrides },
  );
  return {
    files,
    census,
    diagnostics: diagnostics.map((one) => formatDiagnostic(one).split("\n")[0] as string),
  };
}
