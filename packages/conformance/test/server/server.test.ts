import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { CACHE, PACKAGE } from "../../src/paths.ts";
import { mustRun } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";
import { linuxServer, windowsServer } from "../../src/server/build.ts";
import { firstDifference } from "../../src/server/difference.ts";
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

/** The counts after each part of the transcript. */
function memoryCounts(transcript: string): { given: number; freed: number; misused: number }[] {
  return [...transcript.matchAll(/^memory: given (\d+), freed (\d+), misused (\d+)$/gm)].map(
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
    expect(counts).toHaveLength(6);
    for (const { given, freed, misused } of counts)
      expect({ freed, misused }).toEqual({ freed: given, misused: 0 });
    expect(counts.at(-1)?.given).toBeGreaterThan(100);
  });

  test("classes that forget to free strings are found out", () => {
    const recorder = join(CACHE, "forgetful");
    cpSync(generateRecorder(), recorder, { recursive: true });
    const file = join(recorder, "recorder.ts");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(/\bfreeOut\(out \+ \d+\);/g, ""));
    const { stdout } = driveOnLinux(stageDriver("forgetful", { recorder }), library);
    const last = memoryCounts(stdout).at(-1)!;
    expect(last.freed).toBeGreaterThan(0);
    expect(last.freed).toBeLessThan(last.given);
  });

  test("classes from an IDL with two slots swapped are found out", () => {
    const { stdout } = driveOnLinux(stageDriver("mutated", generateMutated()), library);
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
    expect(questions).toBe(
      transcript.match(/^ {2}=> throws ComError .* from I\w+\.(?!as$|createInstance$)\w+$/gm)?.length,
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
    expect(lines(stdout)).toEqual(COUNTED);
    expect(code).toBe(0);
  });
});
