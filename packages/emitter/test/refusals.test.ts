import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "./emit-text.ts";

const HEAD = `import "unknwn.idl";
typedef struct P { LONG a; LONG b; } P; typedef unsigned __int64 ULONG_PTR; typedef unsigned short USHORT; typedef unsigned char BYTE;
typedef [switch_type(LONG)] union { [case(1)] LONG n; [case(2)] DWORD m; } U;
typedef struct OPEN { USHORT cb; BYTE bytes[1]; } OPEN; typedef struct LIST { OPEN first; } LIST;
typedef struct { int dummy; } STANDIN; typedef WCHAR **SNB;`;

function emitted(parameters: string): {
  readonly signature: string | undefined;
  readonly refusal: string | undefined;
} {
  const { diagnostics, files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `${HEAD}
      [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown { HRESULT Go(${parameters}); };`,
  });
  return {
    signature: /^ {2}go(\(.*): [^:]*\{$/m.exec(files.get("a.ts") as string)?.[1],
    refusal: /is left out: (.*)/.exec(diagnostics.join("\n"))?.[1],
  };
}

describe("parameters that native code would read or write beyond, were they taken for one value", () => {
  test.each([
    ["[out] LPWSTR text, [in] ULONG cch", "(text: Raw, cch: number)"],
    ["[out, string] WCHAR *text", "(text: Raw)"],
    ["[in, out] LPWSTR text", "(text: Raw)"],
    ["[in] ULONG n, [in, length_is(n)] P *pairs", "(n: number, pairs: Raw)"],
    ["[in] ULONG n, [out, length_is(n)] P *pairs", "(n: number, pairs: Raw)"],
    ["[in] void *data", "(data: Raw)"],
    ["[in] BYTE *data, [in] ULONG kind", "(data: Raw, kind: number)"],
    ["[in] WCHAR *text, [in, out] ULONG *pcch", "(text: Raw, pcch: number)"],
    ["[in, string] WCHAR *text, [in, out] ULONG *pcch", "(text: string, pcch: number)"],
    ["[in] const WCHAR *text, [in] ULONG cch", "(text: string, cch: number)"],
    ["[in] WCHAR *text", "(text: string)"],
    ["[in] U *choice", "(choice: Raw)"],
    ["[in, unique] SNB names", "(names: Raw)"],
    ["[in] OPEN *items", "(items: Raw)"],
    ["[in] LIST *items", "(items: Raw)"],
    ["[out] OPEN *items", "(items: Raw)"],
    ["[out] OPEN **items", "()"],
    ["[in] ULONG n, [in, size_is(n)] OPEN **items", "(items: readonly Raw[])"],
    ["[in, out] STANDIN *found", "(found: Raw)"],
  ])("%s is left to who knows the memory", (parameters, signature) => {
    expect(emitted(parameters)).toEqual({ signature, refusal: undefined });
  });

  test.each([
    ["[in] ULONG n, [out, max_is(n)] LONG *values", "(n: number)", "numberRoom(Int32, n + 1, at, "],
    [
      "[in] ULONG n, [out, max_is(n)] IUnknown **objects",
      "(n: number)",
      "new Room(interfaceOrNull(IUnknown), n + 1, at, ",
    ],
    [
      "[in] ULONG *n, [out, size_is(*n)] LONG *values",
      "(n: number)",
      'checkUint32(n, at, "n");\n    const valuesRoom = numberRoom(Int32, n, at, "values");',
    ],
    ["[in] GUID ids[4]", "(ids: readonly Guid[])", 'requireLength(idsItems.length, 4, at, "ids")'],
    ["[in] P pairs[3]", "(pairs: readonly P[])", 'requireLength(pairsItems.length, 3, at, "pairs")'],
    [
      "[in] WCHAR name[260]",
      "(name: readonly number[] | Uint16Array)",
      'requireLength(nameItems.length, 260, at, "name")',
    ],
    [
      "[in] ULONG n, [in, max_is(n)] P *pairs",
      "(n: number, pairs: readonly P[])",
      'requireLength(pairsItems.length, n + 1, at, "pairs")',
    ],
    ["[in] ULONG n, [in, size_is(n)] P *pairs", "(pairs: readonly P[])", "pairsItems.length"],
    [
      "[in] ULONG n, [in, size_is(n * 2)] BYTE *b",
      "(n: number, b: readonly number[] | Uint8Array)",
      'requireLength(bItems.length, n * 2, at, "b")',
    ],
  ])("%s has the length that is told", (parameters, signature, code) => {
    const { signature: found, refusal } = emitted(parameters);
    expect({ signature: found, refusal }).toEqual({ signature, refusal: undefined });
    expect(bodyOf(parameters)).toContain(code);
  });

  test("a union that only the callee can tell apart is left out", () => {
    expect(emitted("[out] LONG *tag, [out, switch_is(tag)] U *value").refusal).toMatch(/^value/);
  });
});

function bodyOf(parameters: string): string {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `${HEAD}
      [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown { HRESULT Go(${parameters}); };`,
  });
  return files.get("a.ts") as string;
}

test("a narrow length of an array of structs is checked", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `${HEAD}
      [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown {
        HRESULT Go([in] USHORT n, [in, size_is(n)] P *pairs); };`,
  });
  expect(files.get("a.ts")).toContain('checkUint16(pairsItems.length, at, "pairs");');
});

describe("names", () => {
  test("of a file cannot leave the banner's line, and make one module", () => {
    const { files } = emitText({
      "unknwn.idl": SYSTEM,
      "x\nglobalThis.pwned = 1; .d.idl": "const long A = 1;",
    });
    for (const text of files.values())
      expect(text.split("\n").some((line) => line.startsWith("globalThis"))).toBe(false);
    expect([...files.keys()].filter((name) => name.includes(".d.ts"))).toEqual([]);
  });

  test("that mean something else in TypeScript get a $", () => {
    const { files } = emitText({
      "unknwn.idl": SYSTEM,
      "a.idl":
        "const long new = 1; typedef enum object { object_A } object; typedef struct any { long x; } any;",
    });
    const text = files.get("a.ts") as string;
    expect(text).toContain("export const new$ = 1;");
    expect(text).toContain("export const object$ = {");
    expect(text).toContain("export interface any$ {");
  });

  test("that an enum lacks leave its members", () => {
    const { files } = emitText({ "unknwn.idl": SYSTEM, "a.idl": "enum { FIRST, SECOND };" });
    expect(files.get("a.ts")).toContain("export const SECOND = 1;");
  });

  test("of parameters keep clear of the body's own", () => {
    const { files } = emitText({
      "unknwn.idl": SYSTEM,
      "a.idl": `${HEAD}
        [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown {
          HRESULT Go([in] P *memory, [in] IA *foo, [in] LONG fooAddress); };`,
    });
    expect(files.get("a.ts")).toContain("go(memory$: P, foo: IA | null, fooAddress$: number): void {");
  });
});

test("a property and a method of one name are two methods", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown {
        [propget] HRESULT Foo([out, retval] LONG *pVal); HRESULT Foo(); };`,
  });
  expect(files.get("a.ts")).toContain("getFoo(): number {");
  expect(files.get("a.ts")).toContain("foo(): void {");
});

test("what overrides call lent is the object's: its address is handed on beside its size", () => {
  const { files } = emitText(
    {
      "unknwn.idl": SYSTEM,
      "a.idl": `import "unknwn.idl";
        [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown {
          HRESULT Lock([out] ULONG *size, [out, size_is(, *size)] BYTE **data); };`,
    },
    { "IA.Lock": { lent: ["data"], reason: "It points into the bitmap." } },
  );
  expect(files.get("a.ts")).toContain("lock(): { readonly size: number; readonly data: Raw } {");
  expect(files.get("a.ts")).not.toContain("freeOut");
});
