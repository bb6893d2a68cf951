import { makeTarget, openCallers } from "./target.ts";

// Ends this process while threads call: arguments are the library, how it ends, and the pause between two calls.

const [, , , how, pauseMicroseconds] = process.argv;
const ENOUGH = 200;

const WAYS: Readonly<Record<string, () => void>> = {
  exit: () => process.exit(7),
  throw: () => {
    throw new Error("planted");
  },
  /** Nothing is left to do: threads that call keep no process alive. */
  naturally: () => {
    process.exitCode = 7;
  },
};

const callers = openCallers();
let calls = 0;
const target = makeTarget(() => {
  calls++;
  // Within a call that one of the threads waits for.
  if (how === "inside" && calls === ENOUGH) process.exit(7);
});
process.on("exit", () => console.log(JSON.stringify(callers.getTally())));
callers.start(target, 8, 1_000_000_000, Number(pauseMicroseconds));
const waiting = setInterval(() => {
  if (how === "inside" || calls < ENOUGH) return;
  clearInterval(waiting);
  WAYS[how!]!();
}, 5);
