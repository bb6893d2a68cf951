import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench } from "../../src/bits/drive.ts";
import type { CensusReport } from "../../src/bits/drivers/census.ts";
import type { HttpOptions2Report } from "../../src/bits/drivers/http-options2.ts";
import { PACKAGE } from "../../src/paths.ts";
import { suite } from "../../src/requirements.ts";
import { wineVersion } from "../../src/wine/wine.ts";

suite("what the BITS service of Wine has", { needs: ["wine"] }, () => {
  let bench: Bench;
  let census: CensusReport;
  let options2: HttpOptions2Report;
  beforeAll(async () => {
    bench = await Bench.open("census");
    census = await bench.drive("census");
    options2 = await bench.drive("http-options2");
  });
  afterAll(() => bench.close());

  test("every class, interface and method answers as listed for this version of Wine", async () => {
    const lacking = census.filter(([, outcome]) => /^(E_NOTIMPL|E_NOINTERFACE|REGDB)/.test(outcome));
    console.log(`${census.length} questions, ${lacking.length} answered with "there is no such thing"`);
    expect(census.length).toBeGreaterThanOrEqual(110);
    const text = census.map(([question, outcome]) => `${question.padEnd(56)} ${outcome}\n`).join("");
    await expect(text).toMatchFileSnapshot(join(PACKAGE, `test/fixtures/bits/${wineVersion()}.txt`));
  });

  test("as(IBackgroundCopyJobHttpOptions2) throws E_NOINTERFACE, tryAs gives null", () => {
    expect(options2).toEqual({
      error: {
        name: "ComError",
        code: "E_NOINTERFACE",
        hresult: "0x80004002",
        interface: "IBackgroundCopyJob",
        method: "as",
        parameter: "IBackgroundCopyJobHttpOptions2",
      },
      isNull: true,
    });
  });
});
