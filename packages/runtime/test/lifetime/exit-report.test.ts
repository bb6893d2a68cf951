import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const PROGRAM = fileURLToPath(new URL("programs/leaky.ts", import.meta.url));

/** What a program that leaks writes to stderr. */
function written(how: string, variable = ""): Promise<string> {
  const env = { ...process.env, COMBIND_TRACK_REFERENCES: variable };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--no-warnings", PROGRAM, how], { env }, (_error, stdout, stderr) =>
      stdout === "4\n" ? resolve(stderr) : reject(new Error(stdout + stderr)),
    );
  });
}

/** The frames of `leak` and of what is around it. */
const MADE = (line: number) => `made\\n(?: +at .*\\n)*? +at leak .*leaky\\.ts:${line}:.*\\n(?: +at .*\\n)*`;

const REPORT = new RegExp(
  `^combind: 5 not released\n3 x INode, ${MADE(10)}1 x implemented INode \\(references: 4\\), ${MADE(9)}1 x INode, ${MADE(9)}$`,
);

describe.concurrent("the report at exit", () => {
  it.each(["", "worker"])("comes where the variable asks for it (%s)", async (how) => {
    expect(await written(how, "1")).toMatch(REPORT);
  });

  it("comes where trackReferences asks, for a worker too", async () => {
    expect(await written("stopped told worker")).toMatch(REPORT);
  });

  it("comes once where both ask, after process.exit too", async () => {
    expect(await written("told exits", "1")).toMatch(REPORT);
  });

  it("does not come where nobody asks, or no longer", async () => {
    expect(await written("quiet stopped", "0")).toBe("");
  });
});
