// Runs every package's suites, then counts them all: the last line is `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";

const root = new URL("../", import.meta.url);
const run = (...args) => spawnSync(process.execPath, args, { stdio: "inherit", cwd: root }).status ?? 1;

// Results of an earlier run must not pass for those of a suite that broke down before it could write any.
for (const name of readdirSync(new URL("packages", root))) {
  rmSync(new URL(`packages/${name}/.cache/test-results.json`, root), { force: true });
}
const suites = run("tools/turbo.mjs", "run", "test", "--continue=always", ...process.argv.slice(2));
const summary = run("tools/test-summary.ts");
process.exit(suites || summary);
