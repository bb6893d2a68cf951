// Builds a package's .js anew: one file for each entry and what entries share in chunks. Loading dozens of small modules would
// take most of the time that a user's program waits for the package. Usage, in the package: bundle.mjs ENTRY...
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { build } = createRequire(join(process.cwd(), "package.json"))("esbuild");

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: process.argv.slice(2),
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  target: "node22",
  format: "esm",
  sourcemap: true,
  sourcesContent: false,
  outbase: "src",
  outdir: "dist",
  logLevel: "warning",
});
