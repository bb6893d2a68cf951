import { createHash } from "node:crypto";
import { createReadStream, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebServer } from "../../src/bits/web-server.ts";
import { generated } from "../../src/embedded/generated.ts";
import type { LargeReport } from "../../src/embedded/programs/large.ts";
import { emptyFolder, Programs } from "../../src/embedded/programs.ts";

const MEBIBYTES = 1024;

/** By how many MiB the resident memory may grow, and by how many between the first tenths and the last. */
const GROWTH = 192;
const DRIFT = 64;

describe("a download of 1 GiB", () => {
  const downloads = emptyFolder("large", "downloads");
  const file = join(downloads, "large");
  const sent = createHash("sha256");
  let server: WebServer;
  let report: LargeReport;
  beforeAll(async () => {
    server = await WebServer.start();
    server.generate("/large", MEBIBYTES * 1024 * 1024, function* () {
      for (const block of generated(MEBIBYTES, "large")) {
        sent.update(block);
        yield block;
      }
    });
    const programs = new Programs("large", "this", emptyFolder("large", "jobs"));
    report = await programs.report("large", [`${server.origin}/large`, file]);
    console.log(`resident MiB: ${report.before}, then in each tenth ${report.tenths.join(" ")}`);
  });
  afterAll(async () => {
    rmSync(downloads, { recursive: true });
    await server.close();
  });

  test("arrives whole", { timeout: 120_000 }, async () => {
    const received = createHash("sha256");
    await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), received);
    expect(report.settled).toBe("TRANSFERRED");
    expect(received.digest("hex")).toBe(sent.digest("hex"));
  });

  test("takes no more memory the longer it gets", () => {
    const [early, late] = [report.tenths.slice(0, 5), report.tenths.slice(5)].map((half) =>
      Math.max(...half),
    );
    expect(Math.min(...report.tenths)).toBeGreaterThan(0);
    expect(Math.max(...report.tenths) - report.before).toBeLessThan(GROWTH);
    expect(late! - early!).toBeLessThan(DRIFT);
  });
});
