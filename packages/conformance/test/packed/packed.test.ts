import { cpSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyProject, type Project } from "../../src/consumer/project.ts";
import { npm, PUBLISHED, packAll, type Tarball } from "../../src/consumer/tarballs.ts";
import { typeCheck, VERSIONS } from "../../src/consumer/typescript.ts";
import { PACKAGE } from "../../src/paths.ts";
import { mustRun } from "../../src/process.ts";

let tarballFolder: Project;
let tarballs: readonly Tarball[];
let project: Project;

beforeAll(() => {
  tarballFolder = emptyProject();
  tarballs = packAll(tarballFolder.folder);
  project = emptyProject();
  cpSync(join(PACKAGE, "fixtures/packed"), project.folder, { recursive: true });
  const dependencies = Object.fromEntries(tarballs.map(({ name, path }) => [name, `file:${path}`]));
  project.write("package.json", JSON.stringify({ private: true, type: "module", dependencies }));
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], project.folder);
});
afterAll(() => {
  tarballFolder?.remove();
  project?.remove();
});

const COMMON = /^(?:package\.json|README\.md|LICENSE|dist\/.*\.(?:js|d\.ts)(?:\.map)?|src\/.*\.ts)$/;
const OWN: Readonly<Record<string, RegExp>> = {
  combind: /^(?:bin\/combind\.js|schema\/\w+\.schema\.json)$/,
  "@combind/midl": /^schema\/model\.schema\.json$/,
  "@combind/system": /^idl\/(?:\w+\.idl|overrides\.json)$/,
  "@combind/bits": /^idl\/(?:\w+\.idl|overrides\.json)$/,
};

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function installed(name: string, path: string): string {
  return readFileSync(join(project.folder, "node_modules", name, path), "utf8");
}

describe("the tarballs", () => {
  test("are those of the published packages", () => {
    expect(tarballs.map(({ name }) => name.replace("@combind/", "")).sort()).toEqual(
      PUBLISHED.map((name) => (name === "cli" ? "combind" : name)).sort(),
    );
  });

  test("hold sources, what is built of them, and nothing else", () => {
    const strangers = tarballs.flatMap(({ name, files }) =>
      files.filter((file) => !COMMON.test(file) && !OWN[name]?.test(file)).map((file) => `${name}: ${file}`),
    );
    expect(strangers).toEqual([]);
  });

  test("hold a .js and a .d.ts, with maps, for each source, and none without a source", () => {
    for (const { name, files } of tarballs) {
      const sources = files.filter((file) => file.startsWith("src/"));
      expect(sources.length, name).toBeGreaterThan(0);
      // The runtime's code is in a file for each entry and in chunks; its declarations are not.
      const isBundled = name === "@combind/runtime";
      const codeOf = (source: string) =>
        isBundled && !source.endsWith("index.ts") ? [] : [".js", ".js.map"];
      const expected = sources.flatMap((source) =>
        [".d.ts", ".d.ts.map", ...codeOf(source)].map((ending) =>
          source.replace(/^src(.*)\.ts$/, `dist$1${ending}`),
        ),
      );
      const chunks = isBundled ? files.filter((file) => /^dist\/chunk-\w+\.js$/.test(file)) : [];
      expect(
        files.filter((file) => file.startsWith("dist/")),
        name,
      ).toEqual([...expected, ...chunks, ...chunks.map((file) => `${file}.map`)].sort());
    }
  });

  test("hold README and licence", () => {
    for (const { name, files } of tarballs) {
      expect.soft(files, name).toContain("README.md");
      expect.soft(files, name).toContain("LICENSE");
    }
  });

  test("hold the IDL that the packages were made from", () => {
    const idl = (name: string) =>
      tarballs.find((one) => one.name === name)?.files.filter((file) => file.startsWith("idl/"));
    expect(idl("@combind/system")).toContain("idl/unknwn.idl");
    expect(idl("@combind/bits")).toContain("idl/Bits10_2.idl");
  });

  test("depend on published versions, and point to files that they hold", () => {
    for (const { name, files } of tarballs) {
      const manifest = JSON.parse(installed(name, "package.json")) as Manifest;
      for (const version of Object.values(manifest.dependencies ?? {}))
        expect(version, name).toMatch(/^[\^~]?\d/);
      const entries = Object.values(manifest.exports).filter((entry) => typeof entry === "object");
      const targets = [
        ...entries.flatMap((entry) => [entry.types, entry.default]),
        ...Object.values(manifest.bin ?? {}),
      ];
      expect(entries.length, name).toBeGreaterThan(0);
      for (const target of targets) expect(files, name).toContain(posix.normalize(target));
    }
  });

  test("hold source maps that lead to their sources", () => {
    let followed = 0;
    for (const { name, files } of tarballs) {
      for (const map of files.filter((file) => file.endsWith(".map"))) {
        const { sources } = JSON.parse(installed(name, map)) as { sources: string[] };
        for (const source of sources) expect(files, name).toContain(posix.join(dirname(map), source));
        followed += sources.length;
      }
    }
    expect(followed).toBeGreaterThan(200);
  });

  test("contain no syntax that Node 22 lacks", () => {
    for (const { name, files } of tarballs) {
      for (const file of files.filter((one) => /^(?:dist|bin)\/.*\.js$/.test(one))) {
        expect(installed(name, file), `${name}/${file}`).not.toMatch(/^\s*(?:await )?using \w+ =/m);
      }
    }
  });
});

describe("an empty project with the tarballs installed", () => {
  beforeAll(() => {
    npm(["exec", "--offline", "--", "combind", "generate"], project.folder);
  });

  test("calls an interface through its vtable", () => {
    const { stdout } = mustRun(process.execPath, ["main.mjs"], { cwd: project.folder });
    expect(stdout.split("\n")).toEqual([
      "GET",
      "POST",
      "null",
      "true E_INVALIDARG IBackgroundCopyJobHttpOptions2 setHttpMethod",
      "",
    ]);
  });

  test("generates classes of its own IDL, which imports that of @combind/system, and runs them", () => {
    expect(readdirSync(join(project.folder, "gen")).sort()).toEqual(["greeter.ts", "index.ts"]);
    const { stdout } = mustRun(process.execPath, ["--no-warnings", "greet.ts"], { cwd: project.folder });
    expect(stdout).toBe("hello Ada\nHELLO ZOË\n2\n");
  });

  test.each(VERSIONS)("has the types of every entry point under TypeScript %s", (version) => {
    const files = ["types.ts", "greet.ts"].map((file) => join(project.folder, file));
    expect(typeCheck(version, project.folder, [...files, join(PACKAGE, "fixtures/console.d.ts")])).toEqual(
      [],
    );
  });
});
