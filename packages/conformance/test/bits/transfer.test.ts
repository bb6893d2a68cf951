import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { NotifyReport } from "../../src/bits/drivers/notify.ts";
import type { TransferReport } from "../../src/bits/drivers/transfer.ts";
import { content, sha256 } from "../../src/bits/web-server.ts";
import { suite } from "../../src/requirements.ts";

const SIZE = 64 * 1024 * 1024;
const RATE = 8 * 1024 * 1024;

suite("64 MiB through the BITS service of Wine", { needs: ["wine"] }, () => {
  const large = content(SIZE, "large");
  let bench: Bench;
  let report: TransferReport;
  let second: NotifyReport;
  beforeAll(async () => {
    bench = await Bench.open("transfer");
    bench.server.serve("/large", large, { rate: RATE });
    report = await bench.drive("transfer", [], async ([driver, ...args]) => {
      second = await bench.drive(driver!, args);
    });
  });
  afterAll(() => bench.close());

  test("the bytes are the server's", () => {
    expect(report).toMatchObject({ settled: "TRANSFERRED", completed: 0, final: "ACKNOWLEDGED" });
    expect(sha256(readFileSync(join(bench.downloads, "large")))).toBe(sha256(large));
  });

  test("the server sees the custom headers", () => {
    expect(report.customHeaders).toBe("X-Combind: sixty-four\r\nX-Second: yes\r\n");
    const requests = bench.server.requests.filter(({ url }) => url === "/large");
    expect(requests).toMatchObject([
      { method: "GET", headers: { "x-combind": "sixty-four", "x-second": "yes" } },
    ]);
  });

  test("progress is read while it runs", () => {
    const progress = report.progress.map(Number);
    expect(progress).toHaveLength(7);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(progress).size).toBeGreaterThanOrEqual(4);
    expect(progress[0]).toBeLessThan(SIZE / 2);
  });

  test("a second process finds the job by its id in the middle of it", () => {
    expect(second).toEqual({
      id: report.id,
      name: "transfer",
      state: "TRANSFERRING",
      files: [`${bench.server.origin}/large`],
    });
  });

  // Wine 8 never calls JobModification, whatever the flags: the second process does, through the job.
  test("JobModification comes from the second process, JobTransferred from the service", () => {
    expect(report.notifications).toEqual([
      { event: "jobModification", job: report.id, state: "TRANSFERRING" },
      { event: "jobTransferred", job: report.id, state: "TRANSFERRED" },
    ]);
  });
});
