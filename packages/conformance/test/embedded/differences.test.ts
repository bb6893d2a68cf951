import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { consume } from "../../src/embedded/consume.ts";
import { PACKAGE } from "../../src/paths.ts";
import { suite } from "../../src/requirements.ts";

/** What Wine's BITS and the embedded service each answer. */
const EXPECTED = join(PACKAGE, "test/fixtures/embedded/differences.txt");

const LEAST_DIFFERENCES = 70;

const ARROW = " => ";

suite("what the consumer program leaves out, as Wine's BITS is no measure of it", { needs: ["wine"] }, () => {
  let pairs: { readonly call: string; readonly system: string; readonly embedded: string }[];
  beforeAll(async () => {
    const system = (await consume("differences", "system", "wine")).transcript.split("\n");
    const embedded = (await consume("differences", "embedded", "this")).transcript.split("\n");
    expect(embedded.map(callOf)).toEqual(system.map(callOf));
    pairs = system.map((line, index) => ({
      call: callOf(line),
      system: outcomeOf(line),
      embedded: outcomeOf(embedded[index]!),
    }));
  });

  test("is still different, so that none of it belongs into the program", () => {
    const compared = pairs.filter(({ system }) => system !== "");
    console.log(`${compared.length} differences`);
    expect(compared.length).toBeGreaterThanOrEqual(LEAST_DIFFERENCES);
    expect(compared.filter(({ system, embedded }) => system === embedded)).toEqual([]);
  });

  test("differs as listed", async () => {
    const text = pairs.map(({ call, system, embedded }) =>
      system === "" ? `${call}\n` : `${call}\n    Wine 8:   ${system}\n    embedded: ${embedded}\n`,
    );
    await expect(text.join("")).toMatchFileSnapshot(EXPECTED);
  });
});

function callOf(line: string): string {
  return line.includes(ARROW) ? line.slice(0, line.lastIndexOf(ARROW)) : line;
}

function outcomeOf(line: string): string {
  return line.includes(ARROW) ? line.slice(line.lastIndexOf(ARROW) + ARROW.length) : "";
}
