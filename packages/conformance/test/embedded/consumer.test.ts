import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Consumed, consume } from "../../src/embedded/consume.ts";
import { PACKAGE } from "../../src/paths.ts";
import { suite } from "../../src/requirements.ts";

/** What the program prints with Wine's BITS. */
const EXPECTED = join(PACKAGE, "test/fixtures/embedded/consumer.txt");

/** Fewer would mean that the program has shrunk without notice. */
const LEAST_CALLS = 300;

let run: Promise<Consumed> | undefined;

/** The program with the embedded service on this system, run once. */
function onThisSystem(): Promise<Consumed> {
  run ??= consume("consumer", "embedded", "this");
  return run;
}

suite("a program written for BITS, unchanged, under Wine", { needs: ["wine"] }, () => {
  let system: Consumed;
  let embedded: Consumed;
  beforeAll(async () => {
    system = await consume("consumer", "system", "wine");
    embedded = await consume("consumer", "embedded", "wine");
  });

  test("with Wine's own BITS prints what it should", async () => {
    const calls = system.transcript.split("\n").filter((line) => line.includes(" => "));
    console.log(`${calls.length} calls compared`);
    expect(calls.length).toBeGreaterThanOrEqual(LEAST_CALLS);
    await expect(system.transcript).toMatchFileSnapshot(EXPECTED);
  });

  test("with the embedded service prints the same", () => {
    expect(embedded.transcript).toBe(system.transcript);
  });

  test("asks the server for the same, whichever service, and on this system too", async () => {
    const here = await onThisSystem();
    expect(system.seen.asked).toContain("/slow unchanged Bearer abc");
    expect(embedded.seen).toEqual(system.seen);
    expect(here.seen).toEqual(system.seen);
  });
});

describe("the program with the embedded service on this system", () => {
  test("prints what it prints with Wine's BITS", { timeout: 90_000 }, async () => {
    const { transcript } = await onThisSystem();
    expect(transcript).toBe(readFileSync(EXPECTED, "utf8"));
  });
});
