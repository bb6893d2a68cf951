import { isComError } from "@combind/runtime";
import type { ShapeCase } from "../cases/case.ts";
import { CASES } from "../cases/index.ts";
import { matches } from "./compare.ts";
import { memberOf } from "./invoke.ts";
import { type Caller, type Outcome, observe } from "./observed.ts";
import { complain, print, show } from "./report.ts";
import { eachMethod, type Server } from "./server.ts";

/** On Windows strings of the runtime, and what is lent as BSTRs and SAFEARRAYs, are the system's, which does not tell. */
const COUNTS_ALL = process.platform !== "win32";

/** Every call of every case, each held to what must come of it, to its records and to its memory. */
export async function driveCalls(server: Server, title: string, call?: Caller): Promise<void> {
  print(`\n# ${title}`);
  for (const { owner, method, cases } of eachMethod(CASES)) {
    for (const expected of cases) {
      const receiver = server.receiver(owner);
      const member = memberOf(receiver, method);
      const { args } = expected;
      await observe(
        server,
        { owner, member, receiver, args, result: expected.result },
        (outcome, { given, taken }) => {
          checkOutcome(server, outcome, expected);
          if (!COUNTS_ALL) return;
          if (given !== expected.given) complain(`${given} blocks were given, not ${expected.given}`);
          if (taken !== expected.taken) complain(`${taken} blocks were taken, not ${expected.taken}`);
        },
        call && { call },
      );
      receiver.dispose();
    }
  }
  server.objects.advise(null);
  server.probe.takeLog();
}

function checkOutcome(server: Server, outcome: Outcome, { result, fails }: ShapeCase): void {
  if ("result" in outcome) {
    if (fails !== undefined) complain("it should have failed");
    else if (!matches(server, outcome.result, result)) complain(`expected ${show(result)}`);
    return;
  }
  const { error } = outcome;
  if (fails === undefined) complain("it should have succeeded");
  else if (typeof fails === "number" ? !isComError(error, fails) : nameOf(error) !== fails)
    complain("it failed in another way");
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}
