import { compile } from "../../src/compile.ts";
import { memoryHost } from "../../src/source/memory-host.ts";
import { visibleSpan } from "../../src/source/span.ts";
import { HOSTILE } from "./texts.ts";

// Compiles the text that the first argument names and tells what that took, as JSON.
const [, make] = HOSTILE[process.argv[2] as string] as (typeof HOSTILE)[string];
const text = make();
const host = memoryHost(typeof text === "string" ? { "a.idl": text } : text);
const start = performance.now();
const before = process.cpuUsage();
const { diagnostics } = compile("a.idl", { host });
const { user, system } = process.cpuUsage(before);
// Whichever is less: the clock counts what other processes take, the processor time what several threads take at once.
const milliseconds = Math.min(performance.now() - start, (user + system) / 1000);
const peakMebibytes = process.resourceUsage().maxRSS / 1024;
const codes = [...new Set(diagnostics.map(({ code }) => code))];
const lost = diagnostics.filter(({ span }) => {
  if (span === undefined) return true;
  const { source, start: from, end } = visibleSpan(span);
  return from < 0 || end < from || end > source.text.length;
});
console.log(JSON.stringify({ milliseconds, peakMebibytes, codes, lost: lost.length }));
