import { isMainThread, Worker } from "node:worker_threads";
import { advise } from "@combind/system";
import { DSourceEvents, ISourceEvents } from "#events";
import { createSource, fire } from "./source.ts";

// A worker that ends with connections open; the library prints at the end of the process what became of them.

if (isMainThread) {
  new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
} else {
  const source = createSource();
  const counted = (): void => console.log("counted");
  advise(source, ISourceEvents, { counted });
  advise(source, DSourceEvents, { counted });
  fire(source, "COUNTED");
}
