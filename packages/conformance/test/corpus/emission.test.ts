import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { totalsOf } from "@combind/emitter";
import { beforeAll, expect, test } from "vitest";
import { typeCheck } from "../../src/consumer/typescript.ts";
import { type CorpusEmission, emitCorpus, wholeFiles } from "../../src/corpus/emission.ts";
import { findingsOf } from "../../src/corpus/signatures.ts";
import { CACHE, PACKAGE } from "../../src/paths.ts";
import { mustRun } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";

const FOLDER = join(CACHE, "corpus");

/** Modules with much of everything that import little, for the slower compiler. */
const SAMPLE = ["dwrite.ts", "d3d11.ts", "msxml2.ts", "objidl.ts", "strmif.ts"];

suite("all of libwine-dev's IDL as one package", { needs: ["wine-headers"] }, () => {
  let emission: CorpusEmission;
  beforeAll(() => {
    const program = join(PACKAGE, "src/corpus/emission.ts");
    const { stdout } = mustRun(process.execPath, ["--no-warnings", program, FOLDER], { timeout: 240_000 });
    emission = JSON.parse(stdout) as CorpusEmission;
  }, 240_000);

  test("is emitted: at least 99 % of all methods, and every one is counted for a reason", () => {
    const { census, files, bytes, errors } = emission;
    const totals = totalsOf(census);
    console.log(`${files} files, ${(bytes / 2 ** 20).toFixed(1)} MiB`, totals);
    expect(errors).toEqual([]);
    expect(files).toBeGreaterThanOrEqual(250);
    expect(totals.interfaces).toBeGreaterThanOrEqual(2_900);
    expect(totals.methods).toBeGreaterThanOrEqual(37_700);
    expect(totals.emitted + totals.withAddresses + totals.refused).toBe(totals.methods);
    expect(sum(totals.refusalReasons)).toBe(totals.refused);
    expect(sum(totals.addressReasons)).toBe(totals.addresses);
    expect(totals.refused / totals.methods).toBeLessThanOrEqual(0.01);
    expect(totals.withAddresses / totals.methods).toBeLessThanOrEqual(0.04);
  });

  test("has no `any`, no `unknown`, and no pointer that is a bare number", () => {
    const found = readdirSync(FOLDER).map((name) => findingsOf(readFileSync(join(FOLDER, name), "utf8")));
    const pointers = found.flatMap((one) => one.pointers);
    console.log(`${pointers.length} pointers among parameters and results`);
    expect(found.flatMap(({ untyped }) => untyped)).toEqual([]);
    expect(pointers.filter(({ type }) => !/^(?:Raw|Handle<"\w+">)$/.test(type))).toEqual([]);
    expect(pointers.length).toBeGreaterThanOrEqual(2_200);
  });

  test("type-checks whole under TypeScript 7.0", () => {
    expect(typeCheck("7.0", PACKAGE, modules())).toEqual([]);
  }, 180_000);

  test("type-checks in part under TypeScript 5.8", () => {
    const sample = modules().filter((path) => SAMPLE.includes(basename(path)));
    expect(sample.length).toBe(SAMPLE.length);
    expect(typeCheck("5.8", PACKAGE, sample)).toEqual([]);
  }, 180_000);

  test("some of it gives the same bytes, whatever order its files are in", () => {
    const some = wholeFiles().filter((path) => /^o/.test(basename(path)));
    const files = [...emitCorpus(some, "elsewhere").files];
    expect(files.length).toBeGreaterThanOrEqual(10);
    expect([...emitCorpus(some.toReversed(), "elsewhere").files]).toEqual(files);
  }, 60_000);
});

function modules(): string[] {
  return readdirSync(FOLDER).map((name) => join(FOLDER, name));
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
