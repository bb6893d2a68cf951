import { expect, test } from "vitest";
import { emitText, SYSTEM } from "../emit-text.ts";

/** What a class says of `next` whose IDL has these parameters. */
function next(parameters: string): string | undefined {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `import "unknwn.idl"; typedef struct P { LONG a; LONG b; } P;
      [object, uuid(11111111-0000-0000-0000-0000000000f2)] interface IEnumP : IUnknown { HRESULT Next(${parameters}); };`,
  });
  const text = files.get("a.ts") as string;
  return `${/^ {2}next(\(.*\{)$/m.exec(text)?.[1]}${text.includes("*[Symbol.iterator]") ? " iterable" : ""}`;
}

test.each([
  ["[in] ULONG celt, [out] P *rgelt, [out] ULONG *pceltFetched", "(celt: number): P[] { iterable"],
  ["[in] ULONG n, [out] IUnknown **items, [out] ULONG *got", "(n: number): IUnknown[] { iterable"],
  [
    "[in] ULONG n, [out, size_is(n)] IUnknown **items, [out] ULONG *got",
    "(n: number): IUnknown[] { iterable",
  ],
  ["[in] ULONG n, [out] void *items, [out] ULONG *got", "(n: number, items: Raw): number {"],
  ["[in] ULONG flags, [out] P *one", "(flags: number): P {"],
])("Next(%s) is %s", (parameters, signature) => {
  expect(next(parameters)).toBe(signature);
});
