import { makeTarget, openCallers, untilTheyEnd } from "./target.ts";

// Threads call one object all at once, while this one is busy with calls of its own: arguments are the library, how many
// threads, and how many calls each makes.

const [, , , threads, calls] = process.argv;

/** Milliseconds in which nobody is served, so that all threads wait at a time. */
const UNSERVED = 200;

const callers = openCallers();
let served = 0;
const target = makeTarget(() => served++);
callers.start(target, Number(threads), Number(calls), 0);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, UNSERVED);

let mine = 0;
const busy = setInterval(() => {
  for (let number = 2; number < 300; number += 3, mine++) {
    if (target.double(number) !== 2 * number) throw new Error("a call of this thread went wrong");
  }
});
await untilTheyEnd(callers);
clearInterval(busy);
console.log(JSON.stringify({ tally: callers.getTally(), served: served - mine }));
target.dispose();
callers.dispose();
