import { cpus } from "node:os";
import { buildNative } from "./build-native.ts";
import { getterSubjects } from "./getter.ts";
import { importCosts } from "./import-cost.ts";
import { marshallingComparisons } from "./marshalling.ts";
import { measure, type Timing } from "./measure.ts";
import { MEBIBYTES, throughputs } from "./throughput.ts";

const { getter, marshalling } = buildNative();
const timings = measure(getterSubjects(getter.object, getter.addon));
const comparisons = await marshallingComparisons(marshalling.object, marshalling.addon);
const costs = importCosts(["node:path", "@combind/runtime", "@combind/bits", "koffi"]);
const rates = await throughputs();

console.log(
  `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? "unknown processor"}\n`,
);
print("one call of GetSecurityFlags(this, ULONG*)", timings);
for (const { title, subjects, calls, prepare } of comparisons) {
  prepare?.();
  print(title, measure(subjects, calls));
}
console.log("| import in a fresh process | ms | KiB | of koffi's time |");
console.log("| --- | ---: | ---: | ---: |");
const koffi = costs.at(-1)?.milliseconds ?? Number.NaN;
for (const { module, milliseconds, kibibytes } of costs) {
  const share = (milliseconds / koffi).toFixed(2);
  console.log(`| ${module} | ${milliseconds.toFixed(1)} | ${kibibytes.toFixed(0)} | ${share} |`);
}
console.log(`\n| ${MEBIBYTES} MiB from the loopback to the disk | MiB/s | ratio |`);
console.log("| --- | ---: | ---: |");
for (const { name, rate, ratio } of rates)
  console.log(`| ${name} | ${rate.toFixed(0)} | ${ratio.toFixed(2)} |`);

function print(title: string, all: readonly Timing[]): void {
  console.log(`| ${title} | ns | ratio |`);
  console.log("| --- | ---: | ---: |");
  for (const { name, nanoseconds, ratio } of all) {
    console.log(`| ${name} | ${nanoseconds.toFixed(0)} | ${ratio.toFixed(2)} |`);
  }
  console.log("");
}
