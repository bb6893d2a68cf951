import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { combind, folderWith, RUN, UNKNWN } from "./run.ts";

const isRoot = process.getuid?.() === 0;

describe("generate", () => {
  test("writes the files, and the second time none", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN });
    const first = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "gen")).sort()).toEqual(["index.ts", "run.ts", "unknwn.ts"]);
    const written = statSync(join(folder, "gen/run.ts")).mtimeMs;
    const second = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(second.stdout).toContain("3 unchanged");
    expect(statSync(join(folder, "gen/run.ts")).mtimeMs).toBe(written);
  });

  test("several syntax errors are told in one run, each with its line and a caret, and nothing is written", () => {
    const folder = folderWith({
      "idl/unknwn.idl": UNKNWN,
      "idl/run.idl": `import "unknwn.idl";
[object, uuid(11111111-0000-0000-0000-000000000001)]
interface IRun : IUnknown {
  HRESULT Run([in] ULONG times;
  HRESULT Fine();
};
[object, uuid(11111111-0000-0000-0000-000000000002)]
interface IWalk : IUnknown {
  HRESULT Walk([in] ULONG);
  HRESULT 5();
};
`,
    });
    const { status, stderr } = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^idl\/run\.idl:4:31: error CB2\d\d\d: .*\n {2} {2}HRESULT Run\(\[in\] ULONG times;\n +\^$/m,
    );
    expect(stderr).toMatch(/^idl\/run\.idl:10:11: error CB2\d\d\d/m);
    expect(stderr).toContain("2 errors");
    expect(stderr).toContain("nothing was written");
    expect(existsSync(join(folder, "gen"))).toBe(false);
  });

  test.each([
    ["an unknown base", "interface IRun : INowhere { HRESULT Run(); };", /INowhere/],
    [
      "a circular inheritance",
      "interface IA; interface IB : IA { }; [object, uuid(11111111-0000-0000-0000-000000000009)] interface IA : IB { HRESULT Run(); };",
      /inherit/,
    ],
    ["a missing import", 'import "nowhere.idl";', /nowhere\.idl/],
    ["an import outside the folders", 'import "../secret.idl";', /secret\.idl/],
  ])("%s is one clear error", (_, text, message) => {
    const header = "[object, uuid(11111111-0000-0000-0000-000000000001)]";
    const body = text.startsWith("import")
      ? text
      : text.startsWith("interface IA")
        ? text
        : `${header} ${text}`;
    const folder = folderWith({
      "idl/unknwn.idl": UNKNWN,
      "idl/run.idl": `import "unknwn.idl";\n${body}\n`,
      "secret.idl": "",
    });
    const { status, stderr } = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/idl\/run\.idl:2:\d+: error CB\d{4}/);
    expect(existsSync(join(folder, "gen"))).toBe(false);
  });

  test("a duplicate IID is an error at the second, with a note at the first", () => {
    const folder = folderWith({
      "idl/unknwn.idl": UNKNWN,
      "idl/run.idl": `${RUN}[object, uuid(11111111-0000-0000-0000-000000000001)] interface IAgain : IUnknown { };`,
    });
    const { status, stderr } = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(status).toBe(1);
    expect(stderr).toMatch(/error CB4\d\d\d: .*IAgain/);
    expect(stderr).toMatch(/note: .*IRun/);
  });

  test("a file that combind did not write is never overwritten", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN, "gen/run.ts": "mine" });
    const { status, stderr } = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    expect(status).toBe(1);
    expect(stderr).toContain("CB6006");
    expect(readdirSync(join(folder, "gen"))).toEqual(["run.ts"]);
    expect(readFileSync(join(folder, "gen/run.ts"), "utf8")).toBe("mine");
  });

  test("files that are no longer generated are removed, others stay", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN, "gen/mine.ts": "mine" });
    combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen");
    combind(folder, "generate", "idl/unknwn.idl", "--out", "gen");
    expect(readdirSync(join(folder, "gen")).sort()).toEqual(["index.ts", "mine.ts", "unknwn.ts"]);
  });

  test.skipIf(process.platform === "win32")(
    "an unwritable folder is one clear error, and stays as it was",
    () => {
      const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN, "gen/keep.txt": "" });
      // A folder's permissions do not stop root; a file where the folder should be stops everybody.
      const out = isRoot ? "gen/keep.txt/gen" : "gen";
      chmodSync(join(folder, "gen"), 0o555);
      const { status, stderr } = combind(folder, "generate", "idl/unknwn.idl", "idl/run.idl", "--out", out);
      chmodSync(join(folder, "gen"), 0o755);
      expect(status).toBe(1);
      expect(stderr).toMatch(/error CB6005: cannot write to .*; nothing was changed/);
      expect(readdirSync(join(folder, "gen"))).toEqual(["keep.txt"]);
    },
  );

  test("--check tells what is out of date and writes nothing", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN });
    const args = ["generate", "idl/unknwn.idl", "idl/run.idl", "--out", "gen"];
    expect(combind(folder, ...args, "--check")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("missing"),
    });
    expect(existsSync(join(folder, "gen"))).toBe(false);
    combind(folder, ...args);
    expect(combind(folder, ...args, "--check").status).toBe(0);
    const path = join(folder, "gen/run.ts");
    writeFileSync(path, `${readFileSync(path, "utf8")}// edited\n`);
    expect(combind(folder, ...args, "--check")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("out of date"),
    });
  });
});

describe("config", () => {
  test("targets import each other's classes by package name", () => {
    const folder = folderWith({
      "sys/unknwn.idl": UNKNWN,
      "idl/run.idl": RUN,
      "combind.config.json": JSON.stringify({
        targets: [
          { package: "@x/sys", inputs: ["sys/*.idl"] },
          { package: "mine", inputs: ["idl/*.idl"], include: ["sys"], out: "gen" },
        ],
      }),
    });
    expect(combind(folder, "generate")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "gen/run.ts"), "utf8")).toContain('import { IUnknown } from "@x/sys";');
  });

  test.each([
    ["no JSON", "{", "CB6003"],
    ["an unknown key", '{"targets":[{"package":"a","inputs":["*.idl"],"outt":"x"}]}', "outt"],
    ["no targets", "{}", "targets"],
    ["a pattern without files", '{"targets":[{"package":"a","inputs":["*.idl"],"out":"x"}]}', "CB6002"],
  ])("%s is a clear error", (_, text, message) => {
    const { status, stderr } = combind(folderWith({ "combind.config.json": text }), "generate");
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });

  test("two targets with one folder, and a target that does not exist, are refused", () => {
    const target = (name: string) => ({ package: name, inputs: ["*.idl"], out: "gen" });
    const folder = folderWith({
      "unknwn.idl": UNKNWN,
      "combind.config.json": JSON.stringify({ targets: [target("a"), target("b")] }),
    });
    expect(combind(folder, "generate")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("CB6011"),
    });
    expect(combind(folder, "generate", "--only", "c")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("CB6012"),
    });
    expect(existsSync(join(folder, "gen"))).toBe(false);
  });

  test("without a config and files it says what to do", () => {
    expect(combind(folderWith({}), "generate")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("CB6010"),
    });
  });
});

describe("model", () => {
  test("prints the public JSON", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN });
    const { status, stdout } = combind(
      folder,
      "model",
      "idl/run.idl",
      "-I",
      "idl",
      "--abi",
      "win64",
      "--json",
    );
    expect(status).toBe(0);
    const model = JSON.parse(stdout);
    expect(model).toMatchObject({
      schema: 1,
      abi: "win64",
      files: [{ path: "idl/run.idl", ok: true, diagnostics: [] }],
    });
    expect(model.files[0].interfaces).toMatchObject([
      { name: "IRun", base: "IUnknown", vtable: ["QueryInterface", "AddRef", "Release", "Run"] },
    ]);
  });

  test("definitions come from the command line too", () => {
    const folder = folderWith({ "a.idl": "#if FAST > 2\nconst long A = FAST;\n#endif\n" });
    const { stdout } = combind(folder, "model", "a.idl", "-D", "FAST=3", "--json");
    expect(JSON.parse(stdout).files[0].constants).toEqual({ A: 3 });
  });
});

describe("explain", () => {
  test("shows the chain and the slots", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN });
    const { status, stdout } = combind(folder, "explain", "IRun", "idl/run.idl", "-I", "idl");
    expect(status).toBe(0);
    expect(stdout).toContain("IUnknown <- IRun");
    expect(stdout).toMatch(/3 {2}HRESULT Run\(\[in\] ULONG times\)/);
    expect(stdout).toContain("4 slots");
  });

  test("tells what is wrong with the files", () => {
    const folder = folderWith({
      "a.idl": "[object, uuid(11111111-0000-0000-0000-000000000001)] interface IRun : INo { };",
    });
    const { status, stderr } = combind(folder, "explain", "IRun", "a.idl");
    expect(status).toBe(1);
    expect(stderr).toContain("INo");
  });

  test("a wrong name brings the near ones", () => {
    const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/run.idl": RUN });
    const { status, stderr } = combind(folder, "explain", "irun", "idl/run.idl", "-I", "idl");
    expect(status).toBe(1);
    expect(stderr).toContain("did you mean IRun?");
  });
});

test("a wrong command line exits with 2", () => {
  expect(combind(folderWith({}), "generat").status).toBe(2);
  expect(combind(folderWith({}), "model", "a.idl", "--abi", "x").status).toBe(2);
  expect(combind(folderWith({}), "--version")).toMatchObject({ status: 0, stdout: "0.1.0\n" });
});
