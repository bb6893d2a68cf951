import { fuzz } from "../packages/conformance/src/fuzz/run.ts";
import { seedTexts } from "../packages/conformance/src/fuzz/seeds.ts";

// Mutates IDL for longer than the suite does: node tools/fuzz.ts [runs] [seed]. Ends with the smallest text that fails.
const [runs = "20000", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
console.log(`${runs} runs, seed ${seed}`);
fuzz(seedTexts(), { runs: Number(runs), seed: Number(seed) });
