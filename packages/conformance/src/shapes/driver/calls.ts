import { type IUnknown, isComError } from "@combind/runtime";
import type { ShapeCase } from "../cases/case.ts";
import { CASES } from "../cases/index.ts";
import { discard, matches } from "./compare.ts";
import { Inputs } from "./inputs.ts";
import { invoke, type Member, memberOf } from "./invoke.ts";
import { complain, countsOf, difference, print, printLog, show, showError } from "./report.ts";
import type { Server } from "./server.ts";

/** Makes a call; gives back its result, or a promise of it. */
export type Caller = (receiver: IUnknown, member: Member, values: readonly unknown[]) => unknown;

/** Every call of every case, each held to what must come of it, to its records and to its memory. */
export async function driveCalls(server: Server, title: string, call: Caller = invoke): Promise<void> {
  print(`\n# ${title}`);
  for (const [owner, methods] of Object.entries(CASES)) {
    const isSmall = owner.startsWith("IEnum");
    const shared = server.receiver(owner);
    for (const [method, cases] of Object.entries(methods)) {
      for (const one of cases) {
        const receiver = isSmall ? server.receiver(owner) : shared;
        await driveCall(server, owner, method, one, receiver, call);
        if (isSmall) receiver.dispose();
      }
    }
    shared.dispose();
  }
  server.objects.advise(null);
  server.probe.takeLog();
}

async function driveCall(
  server: Server,
  owner: string,
  method: string,
  expected: ShapeCase,
  receiver: IUnknown,
  call: Caller,
): Promise<void> {
  const { probe } = server;
  const member = memberOf(receiver, method);
  print(`${owner}.${member.name}(${expected.args.map(show).join(", ")})`);
  const { alive } = countsOf(probe);
  const inputs = new Inputs(server);
  const values = expected.args.map((value) => inputs.make(value));
  probe.takeLog();
  const before = countsOf(probe);
  let outcome: Outcome;
  try {
    outcome = { result: await call(receiver, member, values) };
  } catch (error) {
    outcome = { error };
  }
  const { given, freed, misused, lent, regained, taken, broken } = difference(before, countsOf(probe));
  printLog(probe);
  print(`  => ${"error" in outcome ? showError(outcome.error) : show(outcome.result)}`);
  check(server, outcome, expected);
  if (!inputs.areRight) complain("a buffer holds something else");
  if (given !== expected.given) complain(`${given} blocks were given, not ${expected.given}`);
  if (freed !== given) complain(`${freed} of ${given} blocks were freed`);
  if (taken !== expected.taken) complain(`${taken} blocks were taken, not ${expected.taken}`);
  if (regained + taken !== lent) complain(`of ${lent} blocks ${regained} were regained and ${taken} taken`);
  if (misused !== 0) complain(`${misused} frees were wrong`);
  if (broken !== 0) complain(`${broken} checks of the server failed`);
  discard("result" in outcome ? outcome.result : undefined);
  inputs.dispose();
  await Promise.resolve();
  const left = countsOf(probe).alive - alive;
  if (left !== 0) complain(`${left} objects are left`);
  probe.takeLog();
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

function check(server: Server, outcome: Outcome, { result, fails }: ShapeCase): void {
  if ("result" in outcome) {
    if (fails !== undefined) complain("it should have failed");
    else if (!matches(server, outcome.result, result)) complain(`expected ${show(result)}`);
  } else if (fails === undefined) {
    complain("it should have succeeded");
  } else if (
    typeof fails === "number" ? !isComError(outcome.error, fails) : nameOf(outcome.error) !== fails
  ) {
    complain("it failed in another way");
  }
}
