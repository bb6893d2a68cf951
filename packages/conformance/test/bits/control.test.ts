import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BG_S_UNABLE_TO_DELETE_FILES } from "@combind/bits";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { ControlReport } from "../../src/bits/drivers/control.ts";
import { content, sha256 } from "../../src/bits/web-server.ts";
import { suite } from "../../src/requirements.ts";

const MEBIBYTE = 1024 * 1024;

suite("a transfer interfered with", { needs: ["wine"] }, () => {
  const slow = content(4 * MEBIBYTE, "slow");
  let bench: Bench;
  let report: ControlReport;
  beforeAll(async () => {
    bench = await Bench.open("control");
    bench.server.serve("/slow", slow, { rate: 2 * MEBIBYTE });
    bench.server.serve("/stalled", content(4 * MEBIBYTE, "stalled"), { stallAt: MEBIBYTE });
    report = await bench.drive("control", [], () => bench.server.hangUp());
  });
  afterAll(() => bench.close());

  // Wine 8 does not implement Suspend.
  test("a suspend that is refused in the middle, and a resume, leave it intact", () => {
    const { moved, ...rest } = report.interrupted;
    expect(rest).toEqual({
      suspend: "E_NOTIMPL 0x80004001",
      state: "TRANSFERRING",
      resume: "succeeds",
      settled: "TRANSFERRED",
      completed: 0,
    });
    expect(Number(moved)).toBeGreaterThan(0);
    expect(sha256(readFileSync(join(bench.downloads, "slow")))).toBe(sha256(slow));
  });

  test("a cancel in the middle ends it", () => {
    expect(report.cancelled).toEqual({
      // The temporary file is still open: Wine answers so whenever a transfer is under way.
      cancel: BG_S_UNABLE_TO_DELETE_FILES,
      state: "CANCELLED",
      getJob: "BG_E_NOT_FOUND 0x80200001",
      resume: "BG_E_INVALID_STATE 0x80200002",
      complete: "BG_E_INVALID_STATE 0x80200002",
      cancelAgain: "BG_E_INVALID_STATE 0x80200002",
      fileExists: false,
    });
  });
});
