import { expect, test } from "vitest";
import { problemsOf } from "../compile-text.ts";

test("each missing file at its own name, also in imported files", () => {
  expect(
    problemsOf({ "a.idl": 'import "b.idl", "c.idl";\nimport "d.idl";', "b.idl": 'import "e.idl";' }),
  ).toEqual([
    'b.idl:1:8 CB4014 cannot find the imported file "e.idl" beside this file or in the include directories',
    '1:17 CB4014 cannot find the imported file "c.idl" beside this file or in the include directories',
    '2:8 CB4014 cannot find the imported file "d.idl" beside this file or in the include directories',
  ]);
});
