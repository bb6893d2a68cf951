import { beforeAll, describe, expect, test } from "vitest";
import { demo, demoUnderWine } from "../../src/bits/demo.ts";
import type { RunResult } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";

suite("the demo with the BITS service of Wine", { needs: ["wine"] }, () => {
  let result: RunResult;
  beforeAll(() => {
    result = demoUnderWine("--service", "system");
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
    const shares = [...result.stdout.matchAll(/ (\d+) % {2}[\d.]+ MiB of 8\.0 MiB$/gm)].map(([, share]) =>
      Number(share),
    );
    expect(shares.length).toBeGreaterThanOrEqual(4);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(shares).size).toBeGreaterThanOrEqual(3);
    expect(shares.at(-1)).toBe(100);
  });

  test("says that HttpOptions2 is missing, and goes on", () => {
    expect(result.stdout).toContain(
      "This service has no IBackgroundCopyJobHttpOptions2, which is there from Windows 10 1809 on:\n" +
        "    IBackgroundCopyJob.as(IBackgroundCopyJobHttpOptions2): E_NOINTERFACE (0x80004002)",
    );
  });
});

describe("the demo's command line", () => {
  test("runs the embedded one unless told", () => {
    const { code, stdout, stderr } = demo();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trimEnd()).toMatch(/\nAll as expected\.$/);
    expect(demo("--service", "embedded").stdout.split("\n").length).toBe(stdout.split("\n").length);
  });

  test.runIf(process.platform !== "win32")("says in a line that a platform has no BITS", () => {
    expect(demo("--service", "system")).toMatchObject({
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
    const { code, stdout, stderr } = demo(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
