import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { CrowdServer, fileOf } from "../../src/embedded/crowd-server.ts";
import type { CrowdReport } from "../../src/embedded/programs/crowd.ts";
import { emptyFolder, Programs } from "../../src/embedded/programs.ts";

let server: CrowdServer | undefined;
afterEach(() => server?.close());

const ALL_WELL = { settled: ["TRANSFERRED"], completed: ["S_OK"], final: ["ACKNOWLEDGED"], left: 0 };

test("1000 jobs queued at once go through, one at a time", { timeout: 120_000 }, async () => {
  const most = await crowd(1000, "NORMAL", 1);
  expect(most).toBe(1);
});

test("8 jobs in the foreground are under way at once", { timeout: 120_000 }, async () => {
  const most = await crowd(8, "FOREGROUND", 8);
  expect(most).toBe(8);
});

/** Downloads that many files, checks how the jobs end and each byte; gives how many the server saw at once. */
async function crowd(count: number, priority: string, expected: number): Promise<number> {
  const name = `crowd-${priority}`;
  const downloads = emptyFolder(name, "downloads");
  const programs = new Programs(name, "this", emptyFolder(name, "jobs"));
  server = await CrowdServer.start(expected);
  const args = [server.origin, downloads, String(count), priority];
  const report = await programs.report<CrowdReport>("crowd", args);
  expect(report).toEqual({ listed: count, ...ALL_WELL });
  const names = Array.from({ length: count }, (_, index) => String(index));
  expect(readdirSync(downloads).toSorted()).toEqual(names.toSorted());
  for (const one of names) expect(readFileSync(join(downloads, one)).equals(fileOf(`/${one}`))).toBe(true);
  return server.most;
}
