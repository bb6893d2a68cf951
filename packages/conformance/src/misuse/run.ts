import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { implement } from "@combind/runtime";
import { type Attempt, report } from "./attempt.ts";
import { CALLS } from "./calls.ts";
import { HANDLERS } from "./handlers.ts";
import { LIVES } from "./lives.ts";
import { badArguments, badReceivers, CLASSES } from "./sweep.ts";

/** Shows that what came before has broken nothing. */
const AFTERWARDS: Attempt = {
  name: "afterwards",
  expected: "returned GET",
  run: () => implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "GET" }).getHttpMethod(),
};

// A child process: makes the attempts of one table, or lives one life, and reports.
const [, , table, name] = process.argv;
switch (table) {
  case "sweep":
    for (const type of CLASSES) report([...badArguments(type), ...badReceivers(type)]);
    report([AFTERWARDS]);
    break;
  case "handlers":
    report([...HANDLERS, AFTERWARDS]);
    break;
  case "calls":
    report([...CALLS, AFTERWARDS]);
    break;
  case "life": {
    const life = LIVES.find((one) => one.name === name)!;
    report([life]);
    const { atExit } = life;
    if (atExit !== undefined) process.on("exit", () => report([atExit]));
    break;
  }
  default:
    throw new Error(`there is no table ${table}`);
}
