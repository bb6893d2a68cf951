import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { failure, type RunResult } from "../process.ts";
import type { Programs } from "./programs.ts";
import { seeded } from "./random.ts";
import type { SlowServer } from "./slow-server.ts";

export interface Killing {
  readonly id: string;
  /** Where the file goes, and nothing else. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  /** Milliseconds of transfer within which three of four are killed. */
  readonly within: number;
}

/** How the kills went. */
export interface Killed {
  /** How many programs died before they had asked for the file. */
  readonly early: number;
  /** For each that had asked: how much of the file there was when it started. */
  readonly reached: readonly number[];
}

/**
 * Runs programs that go on with a job, one after the other, and kills each: one of four at a random moment of the time
 * that a program takes until it asks for the file, the others at a random moment after it has.
 *
 * @throws if one ends by itself
 */
export async function killAgainAndAgain(
  programs: Programs,
  server: SlowServer,
  { id, folder, kills, seed, within }: Killing,
): Promise<Killed> {
  const random = seeded(seed);
  const reached: number[] = [];
  let startTime = 0;
  for (let kill = 0; kill < kills; kill++) {
    const stop = new AbortController();
    const began = performance.now();
    const asked = server.asked();
    const there = bytesIn(folder);
    const ended = programs.run("go-on", [id], stop.signal);
    const moment = random();
    if (kill % 4 === 3) {
      await Promise.race([ended, delay(moment * startTime)]);
    } else {
      await Promise.race([ended, asked]);
      if (startTime === 0) startTime = performance.now() - began;
      await Promise.race([ended, delay(moment * within)]);
    }
    stop.abort();
    requireKilled(await ended);
    if (server.offsets.length > reached.length) reached.push(there);
  }
  return { early: kills - reached.length, reached };
}

/** The size of all files of a folder. */
export function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function requireKilled(result: RunResult): void {
  if (result.signal !== "SIGKILL" || result.timedOut)
    throw failure("a program that was to be killed", result);
}
