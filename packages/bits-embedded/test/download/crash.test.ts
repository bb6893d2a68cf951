import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobRecord } from "../../src/record/job-record.ts";
import { Content } from "../servers/fault-server.ts";
import { content, Scene } from "./scene.ts";

const CHILD = fileURLToPath(new URL("crash-child.ts", import.meta.url));

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open();
});
afterEach(() => scene.close());

test("killed again and again, a job goes on from the byte that it had reached", async () => {
  const data = Content.random(12_000_000);
  const drip = { kind: "drip", bytes: 15_000, interval: 0, methods: ["GET"] } as const;
  scene.server.file("/a", data, { faults: [drip] });
  const file = scene.add("/a");
  const record = join(scene.folder, "record.json");
  writeFileSync(record, JSON.stringify(scene.record));
  let kills = 0;
  let reached = 0;
  for (let code: number | null = null; code !== 0; kills += code === 0 ? 0 : 1) {
    const child = spawn(process.execPath, [CHILD, record], { stdio: ["ignore", "inherit", "inherit"] });
    const exit = once(child, "exit");
    const before = scene.server.bytesSent;
    if (kills < 5) {
      while (child.exitCode === null && scene.server.bytesSent < before + 1_000_000) await sleep(5);
      child.kill("SIGKILL");
    }
    [code] = (await exit) as [number | null];
    expect(kills).toBeLessThan(6);
    const length = code === 0 ? data.size : content(file).length;
    expect(length).toBeGreaterThanOrEqual(reached);
    reached = length;
  }
  const [finished] = (JSON.parse(readFileSync(record, "utf8")) as JobRecord).files;
  expect(kills).toBe(5);
  expect(finished).toMatchObject({ transferred: true, size: data.size });
  expect(content(file).equals(data.bytes())).toBe(true);
  expect(readdirSync(scene.folder).sort()).toEqual([basename(file.temporaryName), "record.json"].sort());
  expect(scene.server.bytesSent).toBeLessThanOrEqual(2 * data.size);
});
