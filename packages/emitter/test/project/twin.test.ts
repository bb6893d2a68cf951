import { describe, expect, test } from "vitest";
import { emitText, SYSTEM } from "../emit-text.ts";

/** The signature of `take` in the class of an enumerator of IDL's words. */
function take(local: string, remote: string): string | undefined {
  const { files } = emitText({
    "unknwn.idl": SYSTEM,
    "a.idl": `import "unknwn.idl";
      typedef struct P { LONG a; LONG b; } P;
      [object, uuid(11111111-0000-0000-0000-0000000000f2)] interface IEnumP : IUnknown {
        [local] HRESULT Take(${local});
        [call_as(Take)] HRESULT RemoteTake(${remote});
      };`,
  });
  return /^ {2}(take\(.*\{)$/m.exec(files.get("a.ts") as string)?.[1];
}

const REMOTE = "[in] ULONG celt, [out, size_is(celt), length_is(*fetched)] P *rgelt, [out] ULONG *fetched";

describe("a [local] method and its call_as twin", () => {
  test("what only the twin says of the same parameters holds for both", () => {
    expect(take("[in] ULONG celt, [out] P *rgelt, [out] ULONG *fetched", REMOTE)).toBe(
      "take(celt: number): P[] {",
    );
  });

  test("parameters of other types keep their own attributes", () => {
    expect(take("[in] ULONG celt, [out] void *rgelt, [out] ULONG *fetched", REMOTE)).toBe(
      "take(celt: number, rgelt: Raw): number {",
    );
  });

  test("parameters of other names are other parameters", () => {
    expect(take("[in] ULONG celt, [out] P *values, [out] ULONG *fetched", REMOTE)).toBe(
      "take(celt: number, values: Raw, fetched: Raw): void {",
    );
  });

  test("what the method says itself stays", () => {
    expect(take("[in] ULONG celt, [out, size_is(celt)] P *rgelt, [out] ULONG *fetched", REMOTE)).toBe(
      "take(celt: number): P[] {",
    );
  });
});
