import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "./emit-text.ts";

const HTTP = `
  import "unknwn.idl";
  // The rules.
  [object, uuid(11111111-0000-0000-0000-000000000001)]
  interface IRules : IUnknown {
    // Sets the flags.
    HRESULT SetFlags([in] ULONG Flags);
    HRESULT GetFlags([out] ULONG *pFlags);
    HRESULT SetName([in] LPCWSTR Name);
    HRESULT GetName([out] LPWSTR *pName);
    HRESULT Swap([in] IRules *pOther, [in] REFIID id, [out] GUID *pId, [out] IRules **ppOld);
    HRESULT Send([in] DWORD count, [in, size_is(count)] BYTE *data, [out] DWORD *pLength, [out, size_is(,*pLength)] BYTE **ppReply);
    HRESULT Grow([in, out] INT64 *pSize);
    ULONG Count();
    void Forget();
  };`;

describe("a class", () => {
  const { files, diagnostics } = emitText({ "unknwn.idl": SYSTEM, "rules.idl": HTTP });
  const text = files.get("rules.ts") as string;

  test("nothing is reported", () => expect(diagnostics).toEqual([]));

  test("carries its identity and the size of its vtable", () => {
    expect(text).toContain("export class IRules extends IUnknown {");
    expect(text).toContain(
      'static override readonly iid: Guid = "11111111-0000-0000-0000-000000000001" as Guid;',
    );
    expect(text).toContain("static override readonly vtableLength: number = 12;");
  });

  test("shapes: one out is the result, several are an object, counts disappear", () => {
    expect(text).toContain("  setFlags(flags: number): void {");
    expect(text).toContain("  getFlags(): number {");
    expect(text).toContain("  getName(): string {");
    expect(text).toContain(
      "  swap(other: IRules | null, id: Guid): { readonly pId: Guid; readonly old: IRules } & Disposable {",
    );
    expect(text).toContain("  send(data: Uint8Array): Uint8Array {");
    expect(text).toContain("  grow(size: bigint): bigint {");
    expect(text).toContain("  count(): number {");
    expect(text).toContain("  forget(): void {");
  });

  test("documentation says what, from where and which slot", () => {
    expect(text).toMatch(
      /\/\*\*\n {3}\* Sets the flags\.\n {3}\*\n {3}\* @generated from HRESULT SetFlags\(\[in\] ULONG Flags\), slot 3/,
    );
  });

  test("whole text", async () => {
    await expect(text).toMatchFileSnapshot("./expected/rules.ts.txt");
  });
});

test("callers may give NULL for numbers that a local method tells, and for what attributes make optional", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "source.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000008)] interface ISource : IUnknown {
        [local] HRESULT Local([out] LONG *number, [out] void **address, [out] IUnknown **object);
        HRESULT Remote([out] LONG *number, [out, unique] LONG *other); };`,
  });
  const text = files.get("source.ts") as string;
  expect([...text.matchAll(/name: "(\w+)", .*unwanted: true/g)].map(([, name]) => name)).toEqual([
    "number",
    "other",
  ]);
});

test("overrides let a BSTR be null, where that is not the empty text", () => {
  const sources = {
    "unknwn.idl": SYSTEM,
    "log.idl": `import "unknwn.idl"; typedef [wire_marshal(LONG)] WCHAR *BSTR;
      [object, uuid(11111111-0000-0000-0000-000000000009)] interface ILog : IUnknown { HRESULT On([in] BSTR user); };`,
  };
  const overrides = { "ILog.On": { nullable: ["user"], reason: "NULL is who runs the process." } };
  expect(emitText(sources).files.get("log.ts")).toContain("  on(user: string): void {");
  const text = emitText(sources, overrides).files.get("log.ts");
  expect(text).toContain("  on(user: string | null): void {");
  expect(text).toContain("user === null ? 0 : memory.bstr(user)");
});

test("properties with parameters, or only to be set, are methods in lowerCamel", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "list.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000007)] interface IList : IUnknown {
        [propget] HRESULT item([in] LONG index, [out, retval] LONG *value);
        [propput] HRESULT onchange([in] LONG value);
        [propputref] HRESULT owner([in] IUnknown *value); };`,
  });
  const text = files.get("list.ts") as string;
  expect([...text.matchAll(/^ {2}([gs]et\w+)\(/gm)].map(([, name]) => name)).toEqual([
    "getItem",
    "setOnchange",
    "setRefOwner",
  ]);
});

test("the same input gives the same bytes", () => {
  const sources = { "unknwn.idl": SYSTEM, "rules.idl": HTTP };
  expect([...emitText(sources).files]).toEqual([...emitText(sources).files]);
});

test("text of the IDL cannot leave its comment", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "evil.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000002), helpstring("ends */ globalThis.pwned = \`\${1}\`; /* here")]
      interface IEvil : IUnknown { [helpstring("*/ }} pwned()")] HRESULT Do(); };`,
  });
  const text = files.get("evil.ts") as string;
  expect(text).toContain("ends *\\/ globalThis.pwned");
  expect(text.replace(/\/\*[\s\S]*?\*\//g, "")).not.toContain("pwned");
});

test("a redeclared method is a new slot with a name of its own", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "twice.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000003)] interface IBase : IUnknown { HRESULT Run(); };
      [object, uuid(11111111-0000-0000-0000-000000000004)] interface ITwice : IBase { HRESULT Run(); };`,
  });
  expect(files.get("twice.ts")).toContain("run$4(): void {");
});

test("a property is always a complete pair in the class that declares either half", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "property.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000005)] interface IBase : IUnknown {
        [propget] HRESULT Size([out, retval] LONG *pVal); };
      [object, uuid(11111111-0000-0000-0000-000000000006)] interface IWritable : IBase {
        [propput] HRESULT Size([in] LONG val); };`,
  });
  const text = files.get("property.ts") as string;
  expect(text).toContain("get size(): number {");
  expect(text).toContain("return super.size;");
  expect(text).toContain("set size(val: number) {");
});

describe("what cannot be marshalled", () => {
  const { files, diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "hard.idl": `import "unknwn.idl";
      typedef [switch_type(LONG)] union { [case(1)] LONG n; [case(2)] DWORD m; } CHOICE;
      [object, uuid(11111111-0000-0000-0000-000000000007)] interface IHard : IUnknown {
        HRESULT Variadic([in] LONG count, ...);
        HRESULT Fine();
        HRESULT Untold([in] CHOICE choice);
        HRESULT Late([out] LONG *tag, [out, switch_is(tag)] CHOICE *choice);
      };`,
  });
  test("is left out, its slot kept", () => {
    const text = files.get("hard.ts") as string;
    expect(text).toContain("static override readonly vtableLength: number = 7;");
    expect(text).toContain("self.slots[4] ?? bind(self, 4,");
    expect(text).not.toMatch(/variadic|untold|late/);
  });
  test("is told with place and reason", () => {
    expect(diagnostics).toEqual([
      "hard.idl:4:17: info CB5001: IHard.Variadic (slot 3) is left out: it takes any number of arguments (...)",
      "hard.idl:6:17: info CB5001: IHard.Untold (slot 5) is left out: choice (the union CHOICE, as no parameter chooses its arm)",
      "hard.idl:7:17: info CB5001: IHard.Late (slot 6) is left out: choice (no [in] integer of its own goes with it)",
    ]);
  });
});

test("what is no COM interface is left out, and said", () => {
  const { files, diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "mixed.idl": `import "unknwn.idl";
      [object, uuid(11111111-0000-0000-0000-000000000008), async_uuid(11111111-0000-0000-0000-000000000009)]
      interface ISlow : IUnknown { HRESULT Run(); };
      long Add([in] long a, [in] long b);
      namespace Things {
        [version(1.0)] enum Kind { Small = 0 };
        [version(1.0)] runtimeclass Part { [default] interface ISlow; }
      }`,
  });
  expect(files.get("mixed.ts")).toContain("class ISlow extends IUnknown");
  expect(files.get("mixed.ts")).toContain("export const Things_Kind = {");
  expect(files.get("mixed.ts")).not.toMatch(/AsyncISlow|Part|\bAdd\b/);
  expect(diagnostics.map((text) => text.replace(/^\S+ /, ""))).toEqual([
    "info CB5008: the class Things.Part is left out: its interfaces are what is called",
    "info CB5008: the interface AsyncISlow is left out: offThread makes calls asynchronous",
    "info CB5008: the function Add is left out: only interfaces can be called",
  ]);
});

test("unions that cannot cross are refused, and references are taken over last", () => {
  const { files, diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "unions.idl": `import "unknwn.idl";
typedef [switch_type(DWORD)] union { [case(1)] DWORD n; [case(2)] LPWSTR text; } PLAIN;
typedef [switch_type(DWORD)] union { [case(1)] float f; } FLOATS;
[object, uuid(11111111-0000-0000-0000-00000000000d)] interface IUnions : IUnknown {
  HRESULT Two([in] DWORD a, [in, switch_is(a)] PLAIN *x, [in] DWORD b, [in, switch_is(b)] PLAIN *y);
  HRESULT Float([in] DWORD tag, [in, switch_is(tag)] FLOATS value);
  HRESULT Many([in] DWORD tag, [out] IUnions **ppOther, [out, switch_is(tag)] PLAIN *pValue);
};`,
  });
  expect(diagnostics).toEqual([
    "unions.idl:5:11: info CB5001: IUnions.Two (slot 3) is left out: it has a second union, by another discriminant",
    "unions.idl:6:11: info CB5001: IUnions.Float (slot 4) is left out: value (the union FLOATS by value, as it holds floating-point numbers)",
  ]);
  expect(files.get("unions.ts")).toMatch(/disposable\(\{\s+value: PLAIN\.read[^\n]+\n\s+other: adoptOut/);
});

test("a boolean that chooses an arm is a number, as the cases are", () => {
  const { files, diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "answers.idl": `import "unknwn.idl";
typedef struct ANSWER { boolean isReal; [switch_is(isReal)] union { [case(0)] LONG n; [case(1)] double d; } u; } ANSWER;
typedef union SPLIT switch (BOOL isReal) value { case 0: LONG n; case 1: double d; } SPLIT;
[object, uuid(11111111-0000-0000-0000-00000000000d)] interface IAnswers : IUnknown {
  HRESULT Put([in] ANSWER *pAnswer, [in] SPLIT *pSplit);
};`,
  });
  const text = files.get("answers.ts") as string;
  expect(diagnostics).toEqual([]);
  expect(text).toContain("isReal: view.getUint8(offset),");
  expect(text).toContain("checkUint8(isReal, at, ");
  expect(text).toContain("isReal: view.getInt32(offset, true),");
  expect(text).toContain("checkInt32(isReal, at, ");
});

describe("overrides", () => {
  const sources = { "unknwn.idl": SYSTEM, "rules.idl": HTTP };
  test("make outs nullable and tell success codes", () => {
    const { files, diagnostics } = emitText(sources, {
      "IRules.GetName": { nullable: ["pName"], reason: "NULL while unnamed" },
      "IRules.SetFlags": { success: ["S_OK", "S_FALSE"], reason: "S_FALSE when nothing changed" },
      "IRules.Swap": { notNull: ["pOther"], reason: "there is always one" },
    });
    const text = files.get("rules.ts");
    expect(text).toContain("getName(): string | null {");
    expect(text).toContain("setFlags(flags: number): typeof S_OK | typeof S_FALSE {");
    expect(text).toContain("swap(other: IRules, id: Guid)");
    expect(diagnostics).toEqual([]);
  });
  test("that fit nothing are errors", () => {
    const { diagnostics } = emitText(sources, {
      "IRules.GetNam": { reason: "misspelt" },
      "IRules.GetName": { nullable: ["name"], reason: "misspelt" },
    });
    expect(diagnostics.map((text) => text.replace(/^\S+ /, ""))).toEqual([
      'error CB5004: overrides: "IRules.GetName" names no parameter name',
      'CB5004: overrides: "IRules.GetNam" names no method and no struct of the inputs',
    ]);
  });
});

describe("structs, unions, arrays and enumerators", () => {
  const { files, diagnostics } = emitText({
    "unknwn.idl": SYSTEM,
    "shapes.idl": `import "unknwn.idl";
      typedef wchar_t *BSTR;
      typedef struct _FILETIME { DWORD dwLowDateTime; DWORD dwHighDateTime; } FILETIME;
      // A span of a file.
      typedef struct RANGE { UINT64 Start; UINT64 Length; } RANGE;
      typedef struct ENTRY { LPWSTR pName; RANGE Range; BOOL Done; GUID Id; FILETIME Time; } ENTRY;
      typedef enum KIND { KIND_NUMBER = 1, KIND_TEXT = 2 } KIND;
      typedef [switch_type(KIND)] union { [case(KIND_NUMBER, 7)] DWORD Number; [case(KIND_TEXT)] LPWSTR Text; [default]; } VALUE;
      typedef struct TAGGED { KIND Kind; [switch_is(Kind)] VALUE Value; } TAGGED;
      [object, uuid(11111111-0000-0000-0000-00000000000a)] interface IThing : IUnknown { };
      [object, uuid(11111111-0000-0000-0000-00000000000b)] interface IEnumThings : IUnknown {
        HRESULT Next([in] ULONG celt, [out, size_is(celt), length_is(*pFetched)] IThing **rgelt, [out] ULONG *pFetched); };
      [object, uuid(11111111-0000-0000-0000-00000000000c)] interface IShapes : IUnknown {
        HRESULT GetEntry([out] ENTRY *pEntry);
        HRESULT Add([in] DWORD count, [in, size_is(count)] ENTRY *entries);
        HRESULT GetRanges([in, out, unique] DWORD *pCount, [out, size_is(,*pCount)] RANGE **ppRanges);
        HRESULT SetValue([in] KIND kind, [in, switch_is(kind)] VALUE value);
        HRESULT GetValue([in] KIND kind, [out, switch_is(kind)] VALUE *pValue);
        HRESULT Tag([in] TAGGED *tagged);
        HRESULT Say([in] BSTR text, [out] BSTR *pReply, [out] FILETIME *pTime);
      };`,
  });
  const text = files.get("shapes.ts") as string;

  test("nothing is left out", () => expect(diagnostics).toEqual([]));

  test("a struct is an interface and a codec", () => {
    expect(text).toContain(
      "export interface RANGE {\n  readonly start: bigint;\n  readonly length: bigint;\n}",
    );
    expect(text).toContain("size: WIDE ? 16 : 8,");
    expect(text).toContain("start: view.getBigUint64(offset, true),");
  });

  test("the type of a union's value follows its discriminant", () => {
    expect(text).toContain("setValue<K extends keyof VALUE>(kind: K, value: VALUE[K]): void {");
    expect(text).toContain("getValue<K extends keyof VALUE>(kind: K): VALUE[K] {");
    expect(text).toContain("readonly 7: number;");
  });

  test("a struct that chooses a union's arm has one alternative for each", () => {
    expect(text).toContain("export type TAGGED = {\n  [K in keyof VALUE]: {");
  });

  test("an enumerator is iterable", () => {
    expect(text).toContain("next(celt: number): IThing[] {");
    expect(text).toContain("*[Symbol.iterator](): Generator<IThing, void, undefined> {");
  });

  test("whole text", async () => {
    await expect(text).toMatchFileSnapshot("./expected/shapes.ts.txt");
  });
});

test("files that need each other become one module, bases first, the other re-exporting", () => {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `import "unknwn.idl"; import "b.idl";
      [object, uuid(11111111-0000-0000-0000-000000000008)] interface IA : IB { HRESULT A(); };`,
    "b.idl": `import "unknwn.idl"; import "a.idl"; interface IA;
      [object, uuid(11111111-0000-0000-0000-000000000009)] interface IB : IUnknown { HRESULT B([in] IA *a); };`,
  });
  const a = files.get("a.ts") as string;
  expect(a.indexOf("class IB")).toBeGreaterThan(0);
  expect(a.indexOf("class IB")).toBeLessThan(a.indexOf("class IA"));
  expect(files.get("b.ts")).toContain('export { IB } from "./a.ts";');
});
