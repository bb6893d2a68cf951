import { offThread } from "@combind/runtime";
import { makeTarget, pause } from "./target.ts";

// Ends this process while calls of `offThread` wait for handlers of it.

const twin = offThread(makeTarget());
for (let count = 0; count < 20; count++) void twin.double(3 * count + 2).catch(() => {});
// Nobody is served meanwhile: threads of the pool come to wait.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
await pause(Number(process.argv[3]));
process.exit(7);
