import { expect, test } from "vitest";
import { combindModel } from "../../src/referee/model.ts";
import { suite } from "../../src/requirements.ts";
import { SHAPES_FOLDERS, SHAPES_IDL } from "../../src/shapes/build.ts";
import { CASES } from "../../src/shapes/cases/index.ts";
import { shapeMethods } from "../../src/shapes/methods.ts";

suite("the calls for shapes.idl", { needs: ["wine-headers"] }, () => {
  test("there are some for every method, and none for another", () => {
    const [model] = combindModel([SHAPES_IDL], SHAPES_FOLDERS, "win64");
    const methods = shapeMethods(model!).map((one) => `${one.interface}.${one.method}`);
    const cases = Object.entries(CASES).flatMap(([owner, byMethod]) =>
      Object.entries(byMethod).map(([method, calls]) => ({
        name: `${owner}.${method}`,
        count: calls.length,
      })),
    );
    console.log(`${methods.length} methods, ${cases.reduce((sum, { count }) => sum + count, 0)} calls`);
    expect(cases.map(({ name }) => name).sort()).toEqual([...methods].sort());
    expect(cases.filter(({ count }) => count === 0)).toEqual([]);
    expect(methods.length).toBeGreaterThanOrEqual(394);
  });
});
