import { BG_ERROR_CONTEXT } from "@combind/bits";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { MissingReport } from "../../src/bits/drivers/missing.ts";
import type { NotifyReport } from "../../src/bits/drivers/notify.ts";
import { suite } from "../../src/requirements.ts";

const HTTP_404 = 0x80190194;

suite("a file that the server has not", { needs: ["wine"] }, () => {
  let bench: Bench;
  let report: MissingReport;
  let second: NotifyReport;
  beforeAll(async () => {
    bench = await Bench.open("missing");
    report = await bench.drive("missing", [], async ([driver, ...args]) => {
      second = await bench.drive(driver!, args);
    });
  });
  afterAll(() => bench.close());

  test("puts the job in ERROR, and IBackgroundCopyError says why and where", () => {
    expect(report).toMatchObject({
      settled: "ERROR",
      context: BG_ERROR_CONTEXT.REMOTE_FILE,
      code: "0x80190194",
      name: "BG_E_HTTP_ERROR_404",
      file: `${bench.server.origin}/missing`,
    });
    expect(bench.server.requests.filter(({ url }) => url === "/missing")).toHaveLength(1);
  });

  // Wine 8 answers E_NOTIMPL and NULL, at which its proxy stumbles.
  test("has no texts in Wine 8", () => {
    expect(report).toMatchObject({
      description: "RPC_X_NULL_REF_POINTER 0x800706F4",
      contextDescription: "RPC_X_NULL_REF_POINTER 0x800706F4",
    });
  });

  // Wine 8 never calls JobError: a second process does, with the service's own error object.
  test("JobError comes from a second process", () => {
    expect(second).toMatchObject({ id: report.id, state: "ERROR" });
    expect(report.own).toEqual([]);
    expect(report.notifications).toEqual([
      {
        event: "jobError",
        job: report.id,
        state: "ERROR",
        error: { context: BG_ERROR_CONTEXT.REMOTE_FILE, code: HTTP_404 },
      },
    ]);
  });
});
