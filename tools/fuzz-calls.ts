import { parseArgs } from "node:util";
import { fuzzOnLinux, fuzzUnderWine, stageFuzz } from "../packages/conformance/src/shapes/fuzz-calls.ts";
import { generateShapes } from "../packages/conformance/src/shapes/generate.ts";

// Calls methods with values at random for longer than the suite does: node tools/fuzz-calls.ts [calls] [seed]. With
// `--only turn` it plays one turn of the seed again, with `--wine` it runs under Wine. Exits with 1 where something is wrong.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, wine: { type: "boolean", default: false } },
});
const [calls = "200000", seed = String(Date.now() % 1_000_000)] = positionals;
const program = stageFuzz("fuzz-calls", generateShapes());
const fuzz = values.wine ? fuzzUnderWine : fuzzOnLinux;
console.log(`${calls} calls, seed ${seed}`);
const { wrong, ...report } = fuzz(program, {
  calls: Number(calls),
  seed: Number(seed),
  ...(values.only && { only: values.only }),
});
console.log({ ...report, returned: report.returned.length });
for (const one of wrong) console.error(one);
process.exitCode = wrong.length === 0 ? 0 : 1;
