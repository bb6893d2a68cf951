import { parseArgs } from "node:util";
import { complaintsOf, growth } from "./complaints.ts";
import { LOADS, rowsOf, stressOnLinux, stressUnderWine } from "./stress.ts";
import { tableOf } from "./table.ts";

// Puts loads on objects and prints what was measured: run.ts [--wine] [--calls n] [--objects n] [load ...]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    wine: { type: "boolean", default: false },
    calls: { type: "string", default: "1000000" },
    objects: { type: "string", default: "100000" },
  },
});
const goal = { calls: Number(values.calls), objects: Number(values.objects) };
const stress = values.wine ? stressUnderWine() : stressOnLinux();
for (const load of LOADS) {
  if (positionals.length > 0 && !positionals.includes(load)) continue;
  const rows = rowsOf(stress(load, goal.calls, goal.objects));
  const complaints = complaintsOf(rows, goal);
  console.log(`\n${load}\n\n${tableOf(rows)}\n`);
  console.log(`Resident memory from the first round to the last: ${growth(rows, "rss").toFixed(1)} %.`);
  for (const complaint of complaints) console.log(`WRONG: ${complaint}`);
  if (complaints.length > 0) process.exitCode = 1;
}
