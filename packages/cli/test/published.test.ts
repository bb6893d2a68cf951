import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { combind, folderWith, UNKNWN } from "./run.ts";

const BASE = `import "unknwn.idl";
  [object, uuid(11111111-0000-0000-0000-00000000000b)] interface IBase : IUnknown { HRESULT Run(); };`;
const MINE = `import "base.idl";
  [object, uuid(11111111-0000-0000-0000-00000000000c)] interface IMine : IBase { HRESULT Walk([in] IBase *with); };`;

const project = (manifest: string) =>
  folderWith({
    "node_modules/@acme/base/package.json": manifest,
    "node_modules/@acme/base/idl/unknwn.idl": UNKNWN,
    "node_modules/@acme/base/idl/base.idl": BASE,
    "mine.idl": MINE,
  });

const generate = (folder: string) =>
  combind(folder, "generate", "mine.idl", "-I", "node_modules/@acme/base/idl", "--out", "gen");

test("classes of IDL that an installed package publishes are imported from it", () => {
  const folder = project('{ "name": "@acme/base", "combind": { "idl": "idl" } }');
  expect(generate(folder)).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(join(folder, "gen/mine.ts"), "utf8")).toContain('import { IBase } from "@acme/base";');
});

test.each([
  ["says nothing of IDL", '{ "name": "@acme/base" }'],
  ["has its IDL elsewhere", '{ "name": "@acme/base", "combind": { "idl": "other" } }'],
  ["has no name", '{ "combind": { "idl": "idl" } }'],
  ["is no JSON", "{"],
  ["is null", "null"],
])("a package that %s has no classes", (_, manifest) => {
  const { status, stderr } = generate(project(manifest));
  expect(status).toBe(1);
  expect(stderr).toContain("IBase is declared in node_modules/@acme/base/idl/base.idl");
});
