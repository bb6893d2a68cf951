import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { SeriesReport } from "../../src/bits/drivers/series.ts";
import { content, sha256 } from "../../src/bits/web-server.ts";
import { suite } from "../../src/requirements.ts";

const RUNS = 50;
const PROCESSES = 4;
const MEBIBYTE = 1024 * 1024;

/** Milliseconds, more than a driver can take. */
const PATIENCE = 120_000;

const GOOD_RUN = { completed: 0, heard: ["jobTransferred TRANSFERRED"], final: "ACKNOWLEDGED" };

suite("small jobs with a callback, run after run", { needs: ["wine"] }, () => {
  const files = Array.from({ length: RUNS }, (_, run) => content(run * 1000, `run ${run}`));
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.open("series");
    files.forEach((file, run) => {
      bench.server.serve(`/small/${run}`, file);
    });
    bench.server.serve("/slow", content(MEBIBYTE, "slow"), { rate: MEBIBYTE / 4 });
  });
  afterAll(() => bench.close());

  function downloaded(name: string, runs: number): string[] {
    return files
      .slice(0, runs)
      .map((_, run) => sha256(readFileSync(join(bench.downloads, `${name}-${run}`))));
  }

  test.each(["mta", "sta"])(`${RUNS} in one process, in the %s`, { timeout: PATIENCE }, async (kind) => {
    const report = await bench.drive<SeriesReport>("series", [kind, String(RUNS), kind]);
    expect(report).toEqual(Array(RUNS).fill(GOOD_RUN));
    expect(downloaded(kind, RUNS)).toEqual(files.map(sha256));
  });

  test("clients that are killed in the middle do not disturb the next ones", {
    timeout: PATIENCE,
  }, async () => {
    for (const [index, kind] of ["mta", "sta", "mta"].entries()) {
      await bench.kill("killed", [`killed${index}`]);
      const report = await bench.drive<SeriesReport>("series", [`after${index}`, "2", kind]);
      expect(report).toEqual([GOOD_RUN, GOOD_RUN]);
      expect(downloaded(`after${index}`, 2)).toEqual(files.slice(0, 2).map(sha256));
    }
  });

  test(`${PROCESSES} processes, one after the other`, { timeout: PATIENCE }, async () => {
    for (let index = 0; index < PROCESSES; index++) {
      const report = await bench.drive<SeriesReport>("series", [`process${index}`, "2"]);
      expect(report).toEqual([GOOD_RUN, GOOD_RUN]);
      expect(downloaded(`process${index}`, 2)).toEqual(files.slice(0, 2).map(sha256));
    }
  });

  test("two processes at once", { timeout: PATIENCE }, async () => {
    const names = ["left", "right"];
    const reports = await Promise.all(names.map((name) => bench.drive<SeriesReport>("series", [name, "5"])));
    expect(reports).toEqual(names.map(() => Array(5).fill(GOOD_RUN)));
    for (const name of names) expect(downloaded(name, 5)).toEqual(files.slice(0, 5).map(sha256));
  });
});
