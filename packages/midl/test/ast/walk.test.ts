import { expect, test } from "vitest";
import { walk } from "../../src/ast/walk.ts";
import { parseText } from "../compile-text.ts";

const { declarations } = parseText(
  "library L { interface I { typedef int A; }; dispinterface D { methods: void f(); }; };",
);

test("visits declarations inside bodies, each after its owner", () => {
  const seen: string[] = [];
  walk(declarations, (declaration, owner) => {
    seen.push(`${owner?.kind ?? "file"} > ${declaration.kind}`);
    return undefined;
  });
  expect(seen).toEqual([
    "file > library",
    "library > interface",
    "interface > typedef",
    "library > dispinterface",
    "dispinterface > function",
  ]);
});

test("false keeps it out of a body", () => {
  const seen: string[] = [];
  walk(declarations, (declaration) => {
    seen.push(declaration.kind);
    return declaration.kind !== "interface";
  });
  expect(seen).toEqual(["library", "interface", "dispinterface", "function"]);
});
