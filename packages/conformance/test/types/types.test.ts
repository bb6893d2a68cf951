import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CompilerError, typeCheck, VERSIONS } from "../../src/consumer/typescript.ts";
import { PACKAGE, ROOT } from "../../src/paths.ts";

const POSITIVE = join(PACKAGE, "fixtures/types/positive.ts");
const NEGATIVE = join(PACKAGE, "fixtures/types/negative.ts");

/** The emitted sources, and the built declarations of everything. */
const OURS = ["packages/{system,bits}/src/gen/*.ts", "packages/{runtime,system,bits}/dist/**/*.d.ts"];

/** What needs the types of Node's own streams. */
const OF_NODE = /\/stream\/(?:index|readable|writable)\./;

/** The lines that a comment such as `// TS2345 (7.0: TS2739)` announces, with the codes of a TypeScript. */
function announced(path: string, version: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const [, usual, newer, ofNewer] = /^\/\/ (TS\d+)(?: \((\S+): (TS\d+)\))?$/.exec(line) ?? [];
    return usual === undefined ? [] : [`line ${index + 2}: ${newer === version ? ofNewer : usual}`];
  });
}

function place({ line, code }: CompilerError): string {
  return `line ${line}: ${code}`;
}

describe.each(VERSIONS)("TypeScript %s", (version) => {
  test("accepts every emitted source and every declaration, without a library for disposables", () => {
    const files = OURS.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).filter(
      (file) => !OF_NODE.test(file),
    );
    console.log(`${files.length} files`);
    expect(files.length).toBeGreaterThan(150);
    expect(
      typeCheck(
        version,
        ROOT,
        files.map((file) => join(ROOT, file)),
      ),
    ).toEqual([]);
  });

  test("accepts the streams of Node together with its types", () => {
    const files = globSync("packages/system/{src,dist}/stream/index.{ts,d.ts}", { cwd: ROOT });
    const node = { types: ["node"], typeRoots: [join(ROOT, "node_modules/@types")] };
    expect(files).toHaveLength(2);
    expect(
      typeCheck(
        version,
        ROOT,
        files.map((file) => join(ROOT, file)),
        node,
      ),
    ).toEqual([]);
  });

  test("knows the types of results, parameters and handlers", () => {
    expect(typeCheck(version, ROOT, [POSITIVE])).toEqual([]);
  });

  test("refuses what is wrong, with the expected error on the expected line", () => {
    const errors = typeCheck(version, PACKAGE, [NEGATIVE]);
    const wanted = announced(NEGATIVE, version);
    expect(wanted.length).toBeGreaterThan(30);
    expect(errors.map(place)).toEqual(wanted);
  });
});
