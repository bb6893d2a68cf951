import { describe, expect, test } from "vitest";
import { shapeOf } from "../../shape.ts";

const CLASS = "InterfaceClass<T>";

describe("an interface goes with its class", () => {
  test.each([
    ["[in] REFIID riid, [out, iid_is(riid)] void **ppv", `<T extends IUnknown$>(riid: ${CLASS}): T`],
    ["[in] REFIID riid, [out, iid_is(riid)] IUnknown **pp", `<T extends IUnknown>(riid: ${CLASS}): T`],
    ["[in] const GUID *id, [out, iid_is(id)] void **ppv", `<T extends IUnknown$>(id: ${CLASS}): T`],
    [
      "[in] REFIID riid, [in, iid_is(riid)] IUnknown *p",
      `<T extends IUnknown>(riid: ${CLASS}, p: T | null): void`,
    ],
    // What COM has agreed upon, where nothing says so.
    ["[in] REFIID riid, [out] void **ppv", `<T extends IUnknown$>(riid: ${CLASS}): T`],
  ])("%s", (parameters, signature) => {
    expect(shapeOf(parameters).signature?.replaceAll("IUnknown$", "IUnknown")).toBe(
      signature.replaceAll("IUnknown$", "IUnknown"),
    );
  });

  test("in local methods without any attribute too", () => {
    const { signature } = shapeOf("REFIID riid, void **ppv", { isLocal: true });
    expect(signature).toMatch(/\(riid: InterfaceClass<T>\): T$/);
  });
});

describe("an IID is a GUID", () => {
  test.each([
    ["[in] REFIID riid", "(riid: Guid): void"],
    ["[in] REFIID a, [in] REFIID b, [out] void **ppv", "(a: Guid, b: Guid): Raw"],
    [
      "[in] REFIID riid, [out] void **a, [out] void **b",
      "(riid: Guid): { readonly a: Raw; readonly b: Raw }",
    ],
    ["[in] REFGUID id, [out] void **ppv", "(id: Guid): Raw"],
    ["[in] REFIID riid, [out] HANDLE *h", '(riid: Guid): Handle<"HANDLE">'],
    [
      "[in] REFIID riid, [in, out, iid_is(riid)] IUnknown **pp",
      "(riid: Guid, p: IUnknown | null): IUnknown | null",
    ],
    ["[out] GUID *riid, [out, iid_is(riid)] void **ppv", "(): { readonly riid: Guid; readonly ppv: Raw }"],
  ])("%s", (parameters, signature) => {
    const found = shapeOf(parameters).signature;
    expect(found?.replace(/\b(?:ppv|pp|p)\b/g, "p")).toBe(signature.replace(/\b(?:ppv|pp|p)\b/g, "p"));
  });
});

test("two pairs by iid_is are addresses and GUIDs, as only one class can be generic", () => {
  const { signature } = shapeOf(
    "[in] REFIID a, [out, iid_is(a)] void **x, [in] REFIID b, [out, iid_is(b)] void **y",
  );
  expect(signature).toBe("(a: Guid, b: Guid): { readonly x: Raw; readonly y: Raw }");
});
