import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { content, sha256 } from "../../src/bits/web-server.ts";
import { bytesIn, type Killed, killAgainAndAgain } from "../../src/embedded/kill.ts";
import { emptyFolder, Programs, type System } from "../../src/embedded/programs.ts";
import { SlowServer } from "../../src/embedded/slow-server.ts";
import { suite } from "../../src/requirements.ts";

const MEBIBYTE = 1024 * 1024;
const SIZE = 64 * MEBIBYTE;

/** Set it to that of a run that failed. */
const SEED = Number(process.env.COMBIND_SEED ?? randomInt(2 ** 31));

const NAME = "file";

interface Ending {
  readonly bytes: readonly number[];
  readonly completed: string;
}

function killed(system: System, kills: number, rate: number): void {
  const downloads = emptyFolder(`kill-${system}`, "downloads");
  const file = content(SIZE, "killed");
  let server: SlowServer;
  let result: Killed;
  let last: number;
  let ending: Ending;
  beforeAll(async () => {
    const programs = new Programs(`kill-${system}`, system, emptyFolder(`kill-${system}`, "jobs"));
    server = await SlowServer.start(file);
    Object.assign(server, { rate, hold: SIZE - MEBIBYTE });
    const id = await programs.report<string>("begin", [server.url, programs.path(join(downloads, NAME))]);
    try {
      result = await killAgainAndAgain(programs, server, {
        id,
        folder: downloads,
        kills,
        seed: SEED,
        within: 200,
      });
    } catch (error) {
      throw new Error(`with COMBIND_SEED=${SEED}`, { cause: error });
    }
    last = bytesIn(downloads);
    Object.assign(server, { rate: Infinity, hold: Infinity });
    ending = await programs.report("go-on", [id]);
    const { sent } = server;
    console.log(
      `seed ${SEED}: killed ${result.early} early, ${result.reached.length} in mid-transfer; ` +
        `${(sent / SIZE).toFixed(3)} of the file sent`,
    );
  });
  afterAll(() => server.close());

  test("enough of them die in the middle, at different bytes", () => {
    expect(result.reached.length).toBeGreaterThanOrEqual(kills / 2);
    expect(new Set(result.reached).size).toBeGreaterThanOrEqual(kills / 4);
  });

  test("each goes on from the byte that the one before had reached", () => {
    expect(server.offsets).toEqual([...result.reached, last]);
  });

  test("the server has sent at most twice the file", () => {
    expect(server.sent).toBeGreaterThanOrEqual(SIZE);
    expect(server.sent).toBeLessThanOrEqual(2 * SIZE);
  });

  test("the file is right, and nothing else is left", () => {
    expect(ending).toEqual({ bytes: [SIZE, SIZE], completed: "S_OK" });
    expect(readdirSync(downloads)).toEqual([NAME]);
    expect(sha256(readFileSync(join(downloads, NAME)))).toBe(sha256(file));
  });
}

describe("100 programs killed during one download of 64 MiB", () => {
  killed("this", 100, 4 * MEBIBYTE);
});

suite("10 programs killed during one download under Wine", { needs: ["wine"] }, () => {
  killed("wine", 10, 32 * MEBIBYTE);
});
