import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demo, demoUnderWine } from "../../src/bits/demo.ts";
import type { RunResult } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";

suite("the demo with the BITS service of Wine", { needs: ["wine"] }, () => {
  let result: RunResult;
  beforeAll(() => {
    result = demoUnderWine(["--service", "system"]);
  });

  test("downloads, verifies, and ends well", () => {
    const { code, timedOut, stdout, stderr } = result;
    expect({ code, timedOut, stderr }).toEqual({ code: 0, timedOut: false, stderr: "" });
    expect(stdout).not.toContain("✘");
    for (const what of ["options.getCustomHeaders()", "state", "job.complete()", "SHA-256 of the file"]) {
      expect(stdout).toContain(`✔ ${what}`);
    }
    expect(stdout).toMatch(/✔ JobTransferred reached .* true$/m);
    expect(stdout).toContain("The server saw GET.");
    expect(stdout.trimEnd()).toMatch(/\nAll as expected\.$/);
  });

  test("shows the progress up to the end", () => {
    expectProgress(result);
  });

  test("says that HttpOptions2 is missing, and goes on", () => {
    expect(result.stdout).toContain(
      "This service has no IBackgroundCopyJobHttpOptions2, which is there from Windows 10 1809 on:\n" +
        "    IBackgroundCopyJob.as(IBackgroundCopyJobHttpOptions2): E_NOINTERFACE (0x80004002)",
    );
  });
});

/** Lines of a bar, each with at least as much as the one before, up to all of it. */
function expectProgress({ stdout }: RunResult): void {
  const shares = [...stdout.matchAll(/^ {2}[█░]{32} +(\d+) % {2}[\d.]+ MiB of 8\.0 MiB$/gm)].map(
    ([, share]) => Number(share),
  );
  expect(shares.length).toBeGreaterThanOrEqual(4);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(new Set(shares).size).toBeGreaterThanOrEqual(3);
  expect(shares.at(-1)).toBe(100);
}

function checksIn({ stdout }: RunResult): string[] {
  return [...stdout.matchAll(/^ {2}[✔✘] .*?(?= {2}| "| \d)/gm)].map(([check]) => check);
}

/** Runs the embedded demo to the end that it must have. */
function expectGood({ code, timedOut, stdout, stderr }: RunResult): void {
  expect({ code, timedOut, stderr }).toEqual({ code: 0, timedOut: false, stderr: "" });
  expect(stdout.trimEnd()).toMatch(/\nAll as expected\.$/);
}

describe("the demo with the service in its own process", () => {
  let temporary: string;
  let result: RunResult;
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), "combind-temporary-"));
    result = demo([], temporary);
  });
  afterAll(() => rmSync(temporary, { recursive: true }));

  test("ends well, and leaves nothing behind", () => {
    expectGood(result);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("downloads by POST from a server that takes nothing else", () => {
    const [, posted = "", refused = ""] = result.stdout.split(/^Download of|^The same without/m);
    expect(posted).toContain("which answers only POST");
    expect(posted).toMatch(/✔ SHA-256 of the file +"[0-9a-f]{64}"$/m);
    expect(posted).toMatch(/✔ methods that the server saw +"POST"$/m);
    expect(refused).toMatch(/^ {2}ComError: BG_E_HTTP_ERROR_405 \(0x80190195\): \S.*$/m);
    expect(refused).toMatch(/✔ its context +"REMOTE_FILE"$/m);
    expect(refused).toMatch(/✔ methods that the server saw +"HEAD"$/m);
  });

  test("shows the progress up to the end", () => {
    expectProgress(result);
  });

  test("is what --service embedded asks for", () => {
    const asked = demo(["--service", "embedded"]);
    expectGood(asked);
    expect(checksIn(asked)).toEqual(checksIn(result));
    expect(checksIn(asked).length).toBeGreaterThanOrEqual(10);
  });
});

describe("the demo's command line", () => {
  test.runIf(process.platform !== "win32")("says in a line that a platform has no BITS", () => {
    expect(demo(["--service", "system"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: `${process.platform} has no BITS service: --service system is for Windows and Wine\n`,
    });
  });

  test.each([
    [["--service", "other"], "--service other: expected one of embedded, system\n"],
    [["--service"], "Option '--service <value>' argument missing\n"],
    [["--sevice", "system"], "Unknown option '--sevice'"],
    [["system"], "Unexpected argument 'system'"],
  ])("refuses %j", (args, message) => {
    const { code, stdout, stderr } = demo(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
