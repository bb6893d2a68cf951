import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { SeveralReport } from "../../src/bits/drivers/several.ts";
import { content, sha256 } from "../../src/bits/web-server.ts";
import { suite } from "../../src/requirements.ts";
import { windowsPath } from "../../src/wine/wine.ts";

const JOBS = ["first", "second"];
const PARTS = ["a", "b"];

suite("two jobs at once", { needs: ["wine"] }, () => {
  const files = new Map(
    JOBS.flatMap((job) => PARTS.map((part) => [`${job}/${part}`, content(100_000, job + part)])),
  );
  let bench: Bench;
  let report: SeveralReport;
  beforeAll(async () => {
    bench = await Bench.open("several");
    for (const [path, file] of files) bench.server.serve(`/${path}`, file, { rate: 1024 * 1024 });
    report = await bench.drive("several");
  });
  afterAll(() => bench.close());

  test("a loop over the jobs finds both", () => {
    const both = report.created.map((id, index) => [id, JOBS[index]]);
    expect(report.listed.toSorted()).toEqual(both.toSorted());
  });

  test("a loop over the files of each finds both, and so do the enumerator's methods", () => {
    JOBS.forEach((job, index) => {
      const expected = PARTS.map((part) => [
        `${bench.server.origin}/${job}/${part}`,
        windowsPath(join(bench.downloads, `${job}-${part}`)),
      ]);
      const { looped, rest, ...counts } = report.files[index]!;
      expect(looped.toSorted()).toEqual(expected);
      expect(rest).toEqual([looped[1]![0]]);
      expect(counts).toEqual({ count: 2, batches: [1, 1, 0] });
    });
  });

  test("both end with their own bytes", () => {
    expect(report.settled).toEqual(["TRANSFERRED", "TRANSFERRED"]);
    expect(report.progress).toEqual(JOBS.map(() => ({ filesTotal: 2, filesTransferred: 2 })));
    expect(report.completed).toEqual([0, 0]);
    for (const [path, file] of files) {
      expect(sha256(readFileSync(join(bench.downloads, path.replace("/", "-"))))).toBe(sha256(file));
    }
  });
});
