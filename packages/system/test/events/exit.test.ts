import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const PROGRAM = `
import { implement } from "@combind/runtime";
import { advise, IConnectionPoint, IConnectionPointContainer, IPropertyNotifySink } from "@combind/system";
const point = { advise: () => 7, unadvise: (cookie) => console.log("unadvise", cookie) };
const source = implement(IConnectionPointContainer, { findConnectionPoint: () => implement(IConnectionPoint, point) });
advise(source, IPropertyNotifySink, {}).dispose();
advise(source, IPropertyNotifySink, {});
console.log("end");
`;

test("what is still open when the process ends is ended, and keeps no process alive", () => {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
  });
  expect({ status, lines: stdout.trim().split(/\r?\n/), stderr }).toEqual({
    status: 0,
    lines: ["unadvise 7", "end", "unadvise 7"],
    stderr: "",
  });
});
