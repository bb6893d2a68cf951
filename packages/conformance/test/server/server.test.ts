import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readFamily } from "../../src/facts/family.ts";
import { CACHE, PACKAGE } from "../../src/paths.ts";
import { mustRun } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";
import { linuxServer, windowsServer } from "../../src/server/build.ts";
import { firstDifference } from "../../src/server/difference.ts";
import { drivenMethods, methodsOf, misled, servedMethods, unreleased } from "../../src/server/driven.ts";
import { driveOnLinux, driveUnderWine, stageDriver } from "../../src/server/driver.ts";
import { generateRecorder } from "../../src/server/generate.ts";
import { generateMutated } from "../../src/server/mutation.ts";
import { wine } from "../../src/wine/wine.ts";

const EXPECTED = join(PACKAGE, "test/fixtures/server/transcript.txt");

const CHAIN = [
  "QueryInterface",
  "AddRef",
  "Release",
  "SetClientCertificateByID",
  "SetClientCertificateByName",
  "RemoveClientCertificate",
  "GetClientCertificate",
  "SetCustomHeaders",
  "GetCustomHeaders",
  "SetSecurityFlags",
  "GetSecurityFlags",
  "SetHttpMethod",
  "GetHttpMethod",
];

/** The counts after each part of the transcript at whose end nothing is left over. */
function memoryCounts(transcript: string): { given: number; freed: number; misused: number }[] {
  return [...transcript.matchAll(/^memory: given (\d+), freed (\d+), misused (\d+), left over 0$/gm)].map(
    ([, given, freed, misused]) => ({ given: Number(given), freed: Number(freed), misused: Number(misused) }),
  );
}

suite("the C server driven on Linux", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  let library: string;
  let transcript: string;
  beforeAll(() => {
    library = linuxServer().library;
    const driver = stageDriver("linux", { recorder: generateRecorder() });
    const { code, stdout, stderr } = driveOnLinux(driver, library);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    transcript = stdout;
  });

  test("records and results are the expected ones", async () => {
    await expect(transcript).toMatchFileSnapshot(EXPECTED);
  });

  test("every slot of the chain was entered", () => {
    const entered = new Set([...transcript.matchAll(/^ {2}#\d+ Options_(\w+)\(/gm)].map(([, name]) => name));
    expect([...entered].sort()).toEqual([...CHAIN].sort());
  });

  test("every block given came back once, after successes and after failures", () => {
    const counts = memoryCounts(transcript);
    expect(counts).toHaveLength(12);
    for (const { given, freed, misused } of counts)
      expect({ freed, misused }).toEqual({ freed: given, misused: 0 });
    expect(counts.at(-1)?.given).toBeGreaterThan(1500);
  });

  test("every object lost its last reference, but for the recorder that tells of it", () => {
    expect(unreleased(transcript)).toEqual([1]);
    const members = [...transcript.matchAll(/^members: created (\d+), alive (\d+)$/gm)];
    expect(members.map(([, , alive]) => alive)).toEqual(["0", "0"]);
    expect(Number(members.at(-1)?.[1])).toBeGreaterThan(100);
  });

  test("every method of BITS entered its slot, and every slot its handler", () => {
    const expected = methodsOf(readFamily()).sort();
    const [driven, served] = [drivenMethods(transcript), servedMethods(transcript)];
    const entered = new Set(driven.map((one) => one.entered));
    console.log(`${entered.size} methods driven, ${served.length} served`);
    expect(expected).toHaveLength(148);
    expect([...entered].sort()).toEqual(expected);
    expect(served.map((one) => one.entered).sort()).toEqual(expected);
    expect(misled([...driven, ...served])).toEqual([]);
  });

  test.each([
    ["strings", "recorder.ts", /\bfreeOut\(out \+ \d+\);/g],
    ["arrays of structs", "composites.ts", /\bfreeRecords\(.*\);/g],
    ["what structs and unions own", "composites.ts", /\bCOMPOSITES_\w+\.free\(scratch.*\);/g],
    ["counted strings", "composites.ts", /\bfreeBstr\(.*\);/g],
  ])("classes that forget to free %s are found out", (_what, module, freeing) => {
    const last = memoryCounts(driveMutant(module, freeing, "")).at(-1)!;
    expect(last.freed).toBeGreaterThan(0);
    expect(last.freed).toBeLessThan(last.given);
    expect(last.misused).toBe(0);
  });

  test("classes that forget to release arrays of references are found out", () => {
    expect(unreleased(driveMutant("composites.ts", /\brgeltArray\.release\(\);/g, ""))).not.toEqual([1]);
  });

  test("a codec that writes a member to the wrong place is found out", () => {
    const mutant = driveMutant(
      "composites.ts",
      /\bview\.setBigInt64\(offset \+ 16,/,
      "view.setBigInt64(offset + 24,",
    );
    expect(firstDifference(readFileSync(EXPECTED, "utf8"), mutant)).toMatchObject({
      call: "composites.echoEverything(least)",
      actual: expect.stringContaining("int64=0, uint64="),
    });
  });

  test("a union that is passed from the wrong place is found out", () => {
    const mutant = driveMutant("composites.ts", /\bpassRecord\(out, "LL"\)/g, 'passRecord(out + 8, "LL")');
    expect(firstDifference(readFileSync(EXPECTED, "utf8"), mutant)?.call).toBe(
      "composites.echoValue(POINT, point)",
    );
  });

  /** The transcript of classes in one module of which some code was replaced. */
  function driveMutant(module: string, code: RegExp, replacement: string): string {
    const recorder = join(CACHE, "mutant");
    cpSync(generateRecorder(), recorder, { recursive: true });
    const file = join(recorder, module);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(code);
    writeFileSync(file, text.replace(code, replacement));
    return driveOnLinux(stageDriver("mutant", { recorder }), library).stdout;
  }

  test("classes from an IDL with two slots swapped are found out", () => {
    const { stdout } = driveOnLinux(stageDriver("mutated", generateMutated()), library);
    expect(misled(drivenMethods(stdout))).toEqual([
      "IBackgroundCopyJobHttpOptions3.getHttpMethod entered IBackgroundCopyJobHttpOptions2[11] SetHttpMethod",
      "IBackgroundCopyJobHttpOptions3.getHttpMethod entered IBackgroundCopyJobHttpOptions2[11] SetHttpMethod",
      "IBackgroundCopyJobHttpOptions3.setHttpMethod entered IBackgroundCopyJobHttpOptions2[12] GetHttpMethod",
    ]);
    expect(firstDifference(readFileSync(EXPECTED, "utf8"), stdout)).toMatchObject({
      call: "kept.getHttpMethod()",
      expected: "  #2 Options_GetHttpMethod() = 0x00000000",
      actual: '  #2 Options_SetHttpMethod(method="") = 0x00000000',
    });
  });
});

suite("the C server driven under Wine", { needs: ["mingw64", "widl", "wine"] }, () => {
  test("records and results are those of Linux", () => {
    const { library } = windowsServer();
    const driver = stageDriver("windows", { recorder: generateRecorder() });
    const { code, stdout, stderr } = driveUnderWine(driver, library);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const { transcript, questions } = withoutErrorInfo(stdout);
    expect(firstDifference(readFileSync(EXPECTED, "utf8"), transcript)).toBeUndefined();
    // The objects of the family do not record that they are asked.
    const [recorded = ""] = transcript.split("\n# every method of the family\n");
    expect(questions).toBe(
      recorded.match(/^ {2}=> throws ComError .* from I\w+\.(?!as$|createInstance$)\w+$/gm)?.length,
    );
  });
});

/**
 * Takes out what only Windows has: after each failed call the runtime asks the object for ISupportErrorInfo,
 * and this object has none.
 */
function withoutErrorInfo(transcript: string): { transcript: string; questions: number } {
  const lines = transcript.split("\n");
  const kept = lines.filter(
    (line) => !line.endsWith("(riid={df0b3d60-548f-101b-8e65-08002b2bd119}) = 0x80004002"),
  );
  return { transcript: kept.join("\n"), questions: lines.length - kept.length };
}

// The counts on which the other suites rely, after frees that are wrong on purpose.
const COUNTED = [
  "two strings: given 2, freed 0, misused 0",
  "free: given 2, freed 1, misused 0",
  "free again: given 2, freed 1, misused 1",
  "free inside: given 2, freed 1, misused 2",
  "free NULL: given 2, freed 1, misused 2",
  "free the other: given 2, freed 2, misused 2",
];

function lines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/);
}

suite("the C server's task memory on Linux", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  let misuse: string;
  beforeAll(() => {
    misuse = linuxServer().misuse;
  });

  test("tells right frees from wrong ones at the C library's free", () => {
    expect(lines(mustRun(misuse, []).stdout)).toEqual(COUNTED);
  });
});

suite("the C server's task memory under Wine", { needs: ["mingw64", "widl", "wine"] }, () => {
  let misuse: string;
  beforeAll(() => {
    misuse = windowsServer().misuse;
  });

  test("tells right frees from wrong ones at CoTaskMemFree", () => {
    const { code, stdout } = wine(misuse, []);
    expect(lines(stdout)).toEqual([...COUNTED, "allocate: foreign 1", "free it: foreign 0"]);
    expect(code).toBe(0);
  });
});
