import type { IUnknown } from "@combind/runtime";
import { discard } from "./compare.ts";
import { Inputs, isSpecial } from "./inputs.ts";
import { invoke, type Member } from "./invoke.ts";
import {
  type Counts,
  complain,
  countsOf,
  difference,
  print,
  printLog,
  show,
  showError,
  withoutAddresses,
} from "./report.ts";
import type { Server } from "./server.ts";

/** Makes a call; gives back its result, or a promise of it. */
export type Caller = (receiver: IUnknown, member: Member, values: readonly unknown[]) => unknown;

export type Outcome = { readonly result: unknown } | { readonly error: unknown };

/** A call to be made, with the arguments as a case has them. */
export interface Call {
  readonly owner: string;
  readonly member: Member;
  readonly receiver: IUnknown;
  readonly args: readonly unknown[];
  /** What it should return. */
  readonly result?: unknown;
}

/**
 * Makes one call, writes down what the server recorded and what came back, and complains where memory or objects do not
 * balance. `judge` looks at the outcome and at what the call itself did to the counts, before the result is disposed.
 */
export async function observe(
  server: Server,
  { owner, member, receiver, args, result }: Call,
  judge: (outcome: Outcome, counts: Counts) => void,
  { call = invoke, prepare }: { readonly call?: Caller; readonly prepare?: () => void } = {},
): Promise<void> {
  const { probe } = server;
  print(`${owner}.${member.name}(${args.map(show).join(", ")})`);
  const { alive } = countsOf(probe);
  const inputs = new Inputs(server);
  const values = args.map((value) => inputs.make(value));
  probe.takeLog();
  const before = countsOf(probe);
  prepare?.();
  let outcome: Outcome;
  try {
    outcome = { result: await call(receiver, member, values) };
  } catch (error) {
    outcome = { error };
  }
  const counts = difference(before, countsOf(probe));
  printLog(probe);
  print(
    `  => ${"error" in outcome ? showError(outcome.error) : show(withoutAddresses(outcome.result, result))}`,
  );
  judge(outcome, counts);
  balance(counts, isSpecial(result) && result.special === "block" ? 1 : 0);
  if (!("error" in outcome) && !inputs.areRight) complain("a buffer holds something else");
  discard("result" in outcome ? outcome.result : undefined);
  inputs.dispose();
  // What is disposed while a callback runs is released in a microtask.
  await Promise.resolve();
  const left = countsOf(probe).alive - alive;
  if (left !== 0) complain(`${left} objects are left`);
  probe.takeLog();
}

/** Of the blocks that were given so many are the caller's to free, after this. */
function balance({ given, freed, misused, lent, regained, taken, broken }: Counts, kept: number): void {
  if (freed + Math.min(kept, given) !== given) complain(`${freed} of ${given} blocks were freed`);
  if (regained + taken !== lent) complain(`of ${lent} blocks ${regained} were regained and ${taken} taken`);
  if (misused !== 0) complain(`${misused} frees were wrong`);
  if (broken !== 0) complain(`${broken} checks of the server failed`);
}
