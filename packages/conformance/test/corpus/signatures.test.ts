import { expect, test } from "vitest";
import { findingsOf } from "../../src/corpus/signatures.ts";

const MODULE = `
export class IThing extends IUnknown {
  get handle(): Handle<"HWND"> {
  }

  put(data: Raw, count: number): void {
    const at = "IThing.put: any";
  }

  both<T extends IUnknown>(a: number): { readonly b: number; readonly c: Handle<"HDC"> } & Disposable {
  }

  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "handle", slot: 3, signature: "i(pp)", accessor: "get",
          parameters: [
            { name: "value", direction: "out", value: { kind: "pointer" } },
          ],
        },
        {
          name: "put", slot: 4, signature: "i(ppi)",
          parameters: [
            { name: "data", direction: "in", value: { kind: "pointer" } },
            { name: "count", direction: "in", value: { kind: "int32" } },
          ],
        },
        {
          name: "both", slot: 5, signature: "i(pppp)",
          parameters: [
            { name: "a", direction: "in", value: { kind: "pointer" } },
            { name: "b", direction: "out", value: { kind: "pointer" } },
            { name: "c", direction: "out", value: { kind: "pointer" } },
          ],
        },
        { name: "nothing", slot: 6, signature: "i(p)", parameters: [] },
      ],
    };
  }
}
export interface PLACE {
  readonly where: unknown;
  readonly any: number;
}
/** Nothing unknown: any comment. */
function f(a: any[]): void {}
`;

test("pointers are found with their types, those of accessors and of several results too", () => {
  expect(findingsOf(MODULE).pointers.map(({ place, type }) => `${place}: ${type}`)).toEqual([
    'IThing.handle(value) as a result: Handle<"HWND">',
    "IThing.put(data): Raw",
    "IThing.both(a): number",
    "IThing.both(b) as a result: number",
    'IThing.both(c) as a result: Handle<"HDC">',
  ]);
});

test("types that say nothing are found, and names and texts are none", () => {
  expect(findingsOf(MODULE).untyped).toEqual(["  readonly where: unknown;", "function f(a: any[]): void {}"]);
});
