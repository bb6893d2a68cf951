import { expect, test } from "vitest";
import { circlesOf } from "../../src/model/circles.ts";
import { createSession } from "../../src/model/session.ts";
import { readUnit } from "../../src/model/translation-unit.ts";
import { memoryHost } from "../../src/source/memory-host.ts";

/** The circles of a unit, each as the names of its files, without the prelude. */
function circles(imports: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(imports).map(([name, list]) => [
    name,
    [...list].map((one) => `import "${one}";`).join(),
  ]);
  const host = memoryHost(Object.fromEntries(files.map(([name, text]) => [name, text?.replaceAll(",", "")])));
  const unit = readUnit("a", { host, abi: "win64", defines: new Map() }, createSession());
  if (unit === undefined) throw new Error("no root");
  return circlesOf(unit)
    .map(({ files: members }) => members.map(({ path }) => path).join(""))
    .slice(1);
}

test.each([
  [{ a: "" }, ["a"]],
  [{ a: "b", b: "c", c: "" }, ["c", "b", "a"]],
  [{ a: "bc", b: "d", c: "d", d: "" }, ["d", "b", "c", "a"]],
  [{ a: "b", b: "a" }, ["ba"]],
  [{ a: "b", b: "cd", c: "b", d: "" }, ["d", "cb", "a"]],
  [{ a: "bd", b: "c", c: "ab", d: "e", e: "d" }, ["ed", "cba"]],
  [{ a: "a" }, ["a"]],
])("%j", (imports, expected) => {
  expect(circles(imports)).toEqual(expected);
});
