import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "./emit-text.ts";

/** As much of Automation as the tests need. */
const AUTOMATION = `
  import "unknwn.idl";
  typedef short VARIANT_BOOL; typedef WCHAR *BSTR; typedef long SCODE; typedef double DATE;
  [object, uuid(00020400-0000-0000-C000-000000000046)]
  interface IDispatch : IUnknown {
    HRESULT GetTypeInfoCount([out] ULONG *pctinfo);
    HRESULT Reserved1(); HRESULT Reserved2(); HRESULT Invoke([in] LONG id);
  };`;

function emitted(idl: string, overrides = {}) {
  const { files, diagnostics } = emitText(
    { "unknwn.idl": SYSTEM, "oaidl.idl": AUTOMATION, "a.idl": `import "oaidl.idl"; ${idl}` },
    overrides,
  );
  return { text: files.get("a.ts") as string, diagnostics: diagnostics.join("\n") };
}

const shelf = (body: string) => `
  [uuid(11111111-0000-0000-0000-0000000000a1)] dispinterface DShelf { ${body} };`;

const member = (declaration: string, overrides = {}) => emitted(shelf(`methods: ${declaration};`), overrides);

describe("the class of a dispinterface", () => {
  test("stands on the IDispatch of the same output", () => {
    const { text } = emitted(shelf("methods: [id(1)] void Go();"));
    expect(text).toContain('import { IDispatch } from "./oaidl.ts";');
    expect(text).toContain("export class DShelf extends IDispatch {");
    expect(text).toContain("static override readonly vtableLength: number = 7;");
  });

  test("comes after its base where files become one", () => {
    const { files } = emitText({
      "unknwn.idl": SYSTEM,
      "oaidl.idl": `${AUTOMATION}
        dispinterface DShelf;
        [object, uuid(11111111-0000-0000-0000-0000000000b1)] interface IUser : IDispatch { HRESULT Use(DShelf *shelf); };`,
      "a.idl": `import "oaidl.idl"; ${shelf("methods: [id(1)] IUser *Go();")}`,
    });
    const text = files.get("a.ts") as string;
    expect(text.indexOf("class IDispatch")).toBeGreaterThan(0);
    expect(text.indexOf("class IDispatch")).toBeLessThan(text.indexOf("class DShelf"));
    expect(text).toContain("use(shelf: DShelf | null): void {");
  });

  test("is what its coclass creates", () => {
    const { text } = emitted(`${shelf("methods: [id(1)] void Go();")}
      [uuid(11111111-0000-0000-0000-0000000000a2)] coclass Shelf { [default] dispinterface DShelf; };`);
    expect(text).toContain("static create(): DShelf {");
  });
});

describe("types", () => {
  test.each([
    ["short Go([in] long x)", "VT.I2", "VT.I4"],
    ["VARIANT_BOOL Go([in] int x)", "VT.BOOL", "VT.I4"],
    ["BSTR Go([in] DATE x)", "VT.BSTR", "VT.DATE"],
    ["BOOL Go([in] BYTE x)", "VT.I4", "VT.UI1"],
    ["hyper Go([in] SCODE x)", "VT.I8", "VT.ERROR"],
    ["float Go([in] double x)", "VT.R4", "VT.R8"],
    ["SAFEARRAY(long) Go([in] SAFEARRAY(BSTR) x)", "VT.ARRAY | VT.I4", "VT.ARRAY | VT.BSTR"],
    ["IDispatch *Go([in] IUnknown *x)", "VT.DISPATCH, type: IDispatch", "VT.UNKNOWN, type: IUnknown"],
    ["DShelf *Go([in] DShelf *x)", "VT.DISPATCH, type: DShelf", "VT.DISPATCH, type: DShelf"],
    ["IDispatch *Go([in] long *x)", "VT.DISPATCH, type: IDispatch", "VT.BYREF | VT.I4"],
  ])("%s", (declaration, result, argument) => {
    const { text } = member(`[id(1)] ${declaration}`);
    expect(text).toContain(`result: { vt: ${result} }`);
    expect(text).toContain(`{ name: "x", vt: ${argument} }`);
  });

  test("of interfaces that are only declared here are those of their definition", () => {
    const { files } = emitText({
      "unknwn.idl": SYSTEM,
      "oaidl.idl": AUTOMATION,
      "a.idl": `import "oaidl.idl"; interface IBook; ${shelf("methods: [id(1)] IBook *Go();")}`,
      "b.idl": `import "oaidl.idl";
        [object, uuid(11111111-0000-0000-0000-0000000000b1)] interface IBook : IDispatch { HRESULT Read(); };`,
    });
    expect(files.get("a.ts")).toContain("result: { vt: VT.DISPATCH, type: IBook }");
  });

  test.each([
    ["void Go([in] LPWSTR x)", "x (zero-terminated text, for which Automation has no type)"],
    ["void Go([in] void *x)", "x (an address, for which Automation has no type)"],
    ["LPWSTR Go()", "its result (zero-terminated text, for which Automation has no type)"],
    ["void Go([in] GUID x)", "x (a GUID, for which Automation has no type)"],
  ])("without one leave %s out", (declaration, reason) => {
    const { text, diagnostics } = member(`[id(1)] ${declaration}`);
    expect(diagnostics).toContain(`CB5010: DShelf.Go is left out: ${reason}`);
    expect(text).not.toContain("go(");
  });

  test("may be nothing where an override says so", () => {
    const { text } = member("[id(1)] BSTR Go()", {
      "DShelf.Go": { nullable: ["result"], reason: "It may have no name." },
    });
    expect(text).toContain("go(): string | null {");
    expect(text).toContain("result: { vt: VT.BSTR, nullable: true }");
  });
});

describe("DISPIDs", () => {
  test("are signed, whatever the IDL writes", () => {
    const { text } = member("[id(0xfffffffc)] void Go(); [id(-5)] void Stop()");
    expect(text).toContain('{ name: "go", id: -4,');
    expect(text).toContain('{ name: "stop", id: -5,');
  });

  test("that are missing leave members out", () => {
    const { diagnostics } = member("void Go()");
    expect(diagnostics).toContain("CB5010: DShelf.Go is left out: it has no DISPID that is known here");
  });

  test("of an interface's members may be names", () => {
    const { text, diagnostics } = emitted(`const long GO = 7; typedef enum IDS { STOP = 8 } IDS;
      [object, uuid(11111111-0000-0000-0000-0000000000b1)] interface IBase : IDispatch { [id(GO)] HRESULT Go(); };
      [object, uuid(11111111-0000-0000-0000-0000000000b2)] interface IBook : IBase {
        [id(STOP)] HRESULT Stop([in] LONG n, [out, retval] LONG *pVal); [id(-1), propget] HRESULT Size([out, retval] LONG *pVal);
        HRESULT Nameless(); };
      [uuid(11111111-0000-0000-0000-0000000000a3)] dispinterface DBook { interface IBook; };`);
    expect(text).toContain('{ name: "go", id: 7, kind: "method", parameters: [] }');
    expect(text).toContain('name: "stop", id: 8, kind: "method", result: { vt: VT.I4 }');
    expect(text).toContain('return getMember(this, DBook, "size") as number;');
    expect(diagnostics).toContain("DBook.Nameless is left out");
  });
});

describe("names", () => {
  test("of properties are accessors, where they can be read and have no arguments", () => {
    const { text } = emitted(
      shelf(`properties: [id(1)] long A; [id(2), readonly] long B;
        methods: [id(3), propput] void C([in] long v); [id(4), propget] long D([in] long i);
        [id(4), propput] void D([in] long i, [in] long v); [id(5), propget] long E(); [id(5), propputref] void E([in] long v);`),
    );
    expect(text).toContain("get a(): number {");
    expect(text).toContain("set a(value: number) {");
    expect(text).toContain("get b(): number {");
    expect(text).not.toContain("set b(");
    for (const one of [
      "setC(v: number)",
      "getD(i: number)",
      "setD(i: number, v: number)",
      "setRefE(v: number)",
    ])
      expect(text).toContain(one);
  });

  test("that are taken get the DISPID", () => {
    const { text } = member(
      "[id(1)] void Invoke(); [id(2)] void Go(); [id(-3)] void Go([in] long x); [id(4), propget] long Go()",
    );
    expect(text).toContain("invoke$1(): void {");
    expect(text).toContain("go$4294967293(x: number): void {");
    expect(text).toContain("getGo(): number {");
  });
});

describe("arguments", () => {
  test("that may be left out are", () => {
    const { text } = member(
      '[id(1)] void Go([in] long a, [in, defaultvalue(2)] long b, [in, optional] BSTR c, [in, defaultvalue("x")] BSTR d)',
    );
    expect(text).toContain('go(a: number, b: number = 2, c?: string, d: string = "x"): void {');
    expect(text).toContain('{ name: "c", vt: VT.BSTR, optional: true }');
    expect(text).toContain('{ name: "b", vt: VT.I4 }');
  });

  test("behind which others must be given must be given too", () => {
    const { text } = member("[id(1)] void Go([in, optional] BSTR a, [in] long b)");
    expect(text).toContain("go(a: string, b: number): void {");
  });

  test("that are no argument are not passed", () => {
    const { text } = member("[id(1)] HRESULT Go([in, lcid] long l, [in] long a, [out, retval] long *r)");
    expect(text).toContain("go(a: number): number {");
  });
});
