import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "../../emit-text.ts";
import { shapeOf } from "../../shape.ts";

describe("local methods without attributes", () => {
  const UNDIRECTED = "neither [in] nor [out] tells who writes there";
  test.each([
    ["PAIR *p", "(p: PAIR): PAIR", undefined],
    ["LONG *p", "(p: number): number", undefined],
    ["KIND *p", "(p: KIND): KIND", undefined],
    ["GUID *p", "(p: Guid): Guid", undefined],
    ["IUnknown **p", "(): IUnknown", undefined],
    ["void **p", "(): Raw", undefined],
    ["const PAIR *p", "(p: PAIR): void", undefined],
    ["const LONG *p", "(p: number): void", undefined],
    ["LPCWSTR p", "(p: string): void", undefined],
    ["IUnknown *p", "(p: IUnknown | null): void", undefined],
    ["BSTR p", "(p: string): void", undefined],
    ["HANDLE p", '(p: Handle<"HANDLE">): void', undefined],
    ["void *p", "(p: Raw): void", undefined],
    ["LONG p", "(p: number): void", undefined],
    ["WCHAR *p", "(p: Raw): void", "nothing tells how much is there"],
    ["PAIR *p, ULONG count", "(p: Raw, count: number): void", "nothing tells how much is there"],
    ["IUnknown **p, ULONG count", "(p: Raw, count: number): void", "nothing tells how much is there"],
    ["NAMED *p", "(p: Raw): void", UNDIRECTED],
    ["LPWSTR *p", "(p: Raw): void", UNDIRECTED],
    ["PAIR **p", "(p: Raw): void", "whose memory it is, and how it is freed, only the callee knows"],
    ["ULONG n, [size_is(n)] PAIR *p", "(p: readonly PAIR[]): void", undefined],
  ])("%s", (parameters, signature, reason) => {
    expect(shapeOf(parameters, { isLocal: true })).toMatchObject({
      signature,
      addresses: reason === undefined ? [] : [`p: ${reason}`],
    });
  });
});

test("what a stub serves is [in] without a direction, as MIDL has it", () => {
  expect(shapeOf("PAIR *p").signature).toBe("(p: PAIR): void");
  expect(shapeOf("WCHAR *p").signature).toBe("(p: string): void");
});

test("annotations tell the direction where no attribute does", () => {
  const signature = (annotation: string, attribute = "") =>
    shapeOf(`[${attribute}annotation("${annotation}")] PAIR *p`).signature;
  expect(signature("_Out_")).toBe("(): PAIR");
  expect(signature("_Inout_")).toBe("(p: PAIR): PAIR");
  expect(signature("_In_")).toBe("(p: PAIR): void");
  expect(signature("_Out_", "in, ")).toBe("(p: PAIR): void");
});

test("overrides settle what nothing tells", () => {
  const { files } = emitText(
    {
      "unknwn.idl": SYSTEM,
      "a.idl": `import "unknwn.idl"; typedef struct PAIR { LONG a; LONG b; } PAIR;
        [local, object, uuid(11111111-0000-0000-0000-0000000000f1)]
        interface IA : IUnknown { void GetPair(PAIR *pair); };`,
    },
    { "IA.GetPair": { outOnly: ["pair"], reason: "documented so" } },
  );
  expect(files.get("a.ts")).toContain("getPair(): PAIR {");
});
