import { expectNoLeaks } from "@combind/runtime/testing";
import { greetings, lastWrapper, refusals, several, signals, whileFiring } from "./connections.ts";
import { dispinterface, exceptions } from "./dispinterface.ts";
import { connections, points } from "./enumerations.ts";
import { aborted, lentObjects, loops, overflow, unanswered } from "./loops.ts";
import { withSource } from "./source.ts";
import { endedMeanwhile, loop, pool, threads } from "./threads.ts";
import { failures, vtable } from "./vtable.ts";

// Receives events of the C source in every way and prints what came, as JSON.

const PARTS = {
  ...{ whileFiring, vtable, failures, dispinterface, exceptions },
  ...{ several, lastWrapper, signals, greetings, refusals },
  ...{ points, connections },
  ...{ loops, overflow, lentObjects, aborted, unanswered },
  ...{ threads, endedMeanwhile, pool, loop },
};

const report = await expectNoLeaks(async () => {
  const parts: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(PARTS)) parts[name] = await part();
  return { ...parts, left: await withSource((source) => source.getObjects()) };
});
console.log(JSON.stringify(report, (_key, value) => (typeof value === "bigint" ? `${value}n` : value), 1));
