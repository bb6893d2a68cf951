import { cpus } from "node:os";
import { buildNative } from "./build-native.ts";
import { getterSubjects } from "./getter.ts";
import { measure } from "./measure.ts";

const { object, addon } = buildNative();
const timings = measure(getterSubjects(object, addon));

console.log(`Node ${process.version}, ${process.platform} ${process.arch}, ${cpus()[0]?.model ?? "unknown processor"}\n`);
console.log("| one call of GetSecurityFlags(this, ULONG*) | ns | ratio |");
console.log("| --- | ---: | ---: |");
for (const { name, nanoseconds, ratio } of timings) {
  console.log(`| ${name} | ${nanoseconds.toFixed(0)} | ${ratio.toFixed(2)} |`);
}
