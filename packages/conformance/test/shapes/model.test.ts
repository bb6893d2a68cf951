import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Comparison } from "../../src/referee/comparison.ts";
import { compareValues } from "../../src/referee/compiled.ts";
import { compareCoclasses, compareInterfaces, compareNames } from "../../src/referee/declarations.ts";
import { combindModel } from "../../src/referee/model.ts";
import { type Abi, evaluateWith } from "../../src/referee/probe.ts";
import { type Need, suite } from "../../src/requirements.ts";
import { WINE_FLAGS } from "../../src/server/compile.ts";
import { SHAPES_FOLDERS, SHAPES_IDL, shapesHeader } from "../../src/shapes/build.ts";
import { readFacts } from "../../src/widl/facts.ts";

suite("the model of all shapes against widl's header", { needs: ["widl", "wine-headers"] }, () => {
  test("interfaces, slots, IIDs, the class, enums and records", () => {
    const [model] = combindModel([SHAPES_IDL], SHAPES_FOLDERS, "win64");
    const facts = readFacts(readFileSync(join(shapesHeader("declarations", "win64"), "shapes.h"), "utf8"));
    const comparison = new Comparison();
    for (const compare of [compareInterfaces, compareCoclasses, compareNames])
      compare(model!, facts, comparison);
    console.log(`${comparison.compared} facts compared`);
    expect(comparison.differences).toEqual([]);
    expect(comparison.compared).toBeGreaterThanOrEqual(555);
  });
});

const COMPILERS: readonly {
  readonly abi: Abi;
  readonly compiler: Need;
  readonly flags: readonly string[];
}[] = [
  { abi: "win64", compiler: "mingw64", flags: [] },
  { abi: "win32", compiler: "mingw32", flags: [] },
  { abi: "sysv64", compiler: "gcc", flags: WINE_FLAGS },
];

for (const { abi, compiler, flags } of COMPILERS) {
  suite(`the model of all shapes against the C compiler for ${abi}`, {
    needs: ["widl", "wine-headers", compiler],
  }, () => {
    test("sizes, alignments, offsets, enumerators and constants", () => {
      const [model] = combindModel([SHAPES_IDL], SHAPES_FOLDERS, abi);
      const headers = shapesHeader(`model-${abi}`, abi === "win32" ? "win32" : "win64");
      const all = [...flags, "-DCOBJMACROS", "-DCINTERFACE", "-I", headers];
      const comparison = new Comparison();
      compareValues(model!, abi, (asked) => evaluateWith(abi, all, "shapes.h", asked), comparison);
      console.log(`${abi}: ${comparison.compared} values compared`);
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThanOrEqual(357);
    });
  });
}
