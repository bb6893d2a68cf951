import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "./emit-text.ts";

const HEAD = `import "unknwn.idl";
typedef struct P { LONG a; LONG b; } P; typedef unsigned __int64 ULONG_PTR; typedef unsigned short USHORT;
typedef [switch_type(LONG)] union { [case(1)] LONG n; [case(2)] DWORD m; } U;`;

/** Why a method with these parameters is left out; undefined when it is emitted. */
function refusal(parameters: string): string | undefined {
  const { diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `${HEAD}
      [object, uuid(11111111-0000-0000-0000-0000000000f1)] interface IA : IUnknown { HRESULT Go(${parameters}); };`,
  });
  return /is left out: (.*) cannot be/.exec(diagnostics.join("\n"))?.[1];
}

describe("parameters that native code would read or write beyond", () => {
  test.each([
    "[out] LPWSTR text, [in] ULONG cch",
    "[out, string] WCHAR *text",
    "[in, out] LPWSTR text",
    "[in] ULONG n, [out, max_is(n)] LONG *values",
    "[in] ULONG n, [out, max_is(n)] IUnknown **objects",
    "[in] GUID ids[4]",
    "[in] P pairs[3]",
    "[in] WCHAR name[260]",
    "[in] ULONG n, [in, max_is(n)] P *pairs",
    "[in] ULONG n, [in, length_is(n)] P *pairs",
    "[in] ULONG_PTR cookie",
    "[out] LONG *tag, [out, switch_is(tag)] U *value",
  ])("%s", (parameters) => {
    expect(refusal(parameters)).toBeDefined();
  });

  test.each([
    "[in] ULONG n, [in, size_is(n)] P *pairs",
    "[in] LONG tag, [in, switch_is(tag)] U *value",
    "[in] LPCWSTR s",
  ])("but not %s", (parameters) => {
    expect(refusal(parameters)).toBeUndefined();
  });
});

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
