import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const README = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

const BLOCKS = [...README.matchAll(/```ts\n\/\/ (packages\/\S+), (\w+)\n([\s\S]*?)\n```/g)].map(
  ([, path = "", owner = "", text = ""]) => ({ path, owner, text }),
);

test("the README shows methods of many kinds", () => expect(BLOCKS.length).toBeGreaterThanOrEqual(12));

test.each(BLOCKS)("$owner in $path is as the README has it", ({ path, owner, text }) => {
  const emitted = readFileSync(join(ROOT, path), "utf8");
  const body = emitted.slice(emitted.indexOf(`export class ${owner} `));
  const indented = text.replaceAll(/^(?=.)/gm, "  ");
  expect(body.slice(0, body.indexOf("\n}\n"))).toContain(indented);
});

test("every file of project/, values/ and write/ that the README names is there", () => {
  const named = /## Rooms\n([\s\S]*?)## /.exec(README)?.[1] ?? "";
  const files = [...named.matchAll(/[\w-]+\.ts/g)].map(([name]) => name);
  const folders = ["", "project", "project/values", "write"];
  const missing = files.filter(
    (file) => !folders.some((folder) => existsSync(join(import.meta.dirname, "../src", folder, file))),
  );
  expect(missing).toEqual([]);
  expect(files.length).toBeGreaterThan(50);
});
