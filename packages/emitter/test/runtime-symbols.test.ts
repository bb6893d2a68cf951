import { readFileSync } from "node:fs";
import * as runtime from "@combind/runtime/codegen";
import { expect, test } from "vitest";
import { RUNTIME_MODULE, RUNTIME_TYPES, RUNTIME_VALUES } from "../src/runtime-symbols.ts";

test("the runtime exports every value that generated code may use", () => {
  expect(RUNTIME_VALUES.filter((name) => !(name in runtime))).toEqual([]);
});

test("and every type", () => {
  const declarations = new URL(import.meta.resolve(RUNTIME_MODULE).replace(/\.js$/, ".d.ts"));
  const text = readFileSync(declarations, "utf8");
  expect(RUNTIME_TYPES.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});
