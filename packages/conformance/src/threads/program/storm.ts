import { makeTarget, openCallers, untilTheyEnd } from "./target.ts";

// Eight threads call one object all at once, while this one is busy with calls of its own: arguments are the library, and
// how many calls each thread makes.

const THREADS = 8;

const callers = openCallers();
let served = 0;
const target = makeTarget(() => served++);
callers.start(target, THREADS, Number(process.argv[3]), 0);

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
