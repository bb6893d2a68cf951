import { expect, test } from "vitest";
import { stripModule } from "../../src/server/strip.ts";

test("stripModule blanks out types and turns relative imports to .js", () => {
  const text =
    'import { a } from "./a.ts";\nimport type { B } from "./b.ts";\nexport const c = (b: B) => a(b, "x.ts");\n';
  const stripped = stripModule(text);
  expect(stripped.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim())).toEqual([
    'import { a } from "./a.js";',
    "",
    'export const c = (b ) => a(b, "x.ts");',
    "",
  ]);
});
