import { expect, test } from "vitest";
import { swapMethods } from "../../src/server/mutation.ts";

test("swapMethods exchanges two declarations and leaves the rest", () => {
  const idl = "HRESULT A([in] int a);\n // between\n HRESULT B();\nHRESULT C();";
  expect(swapMethods(idl, "A", "B")).toBe("HRESULT B();\n // between\n HRESULT A([in] int a);\nHRESULT C();");
  expect(() => swapMethods(idl, "B", "A")).toThrow("no B before A in the IDL");
});
