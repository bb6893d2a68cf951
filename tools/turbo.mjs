// Starts turbo. Plain JavaScript, so that any Node can run it: the first thing it does is to look which one does.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `combind needs Node 22.19 or newer and brings its own, but this is ${process.version}: ` +
      "run `npm install` here without --ignore-scripts, then use the npm scripts.",
  );
  process.exit(1);
}

// Tasks run behind pipes: only we know whether a terminal is at the other end.
const colour = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {};
const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const { status } = spawnSync(process.execPath, [turbo, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...colour, TURBO_TELEMETRY_DISABLED: "1", ...process.env },
});
process.exit(status ?? 1);
