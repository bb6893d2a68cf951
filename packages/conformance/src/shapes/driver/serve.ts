import { type InterfaceClass, type IUnknown, implement, SafeArrayValue, VT } from "@combind/runtime";
import type { MethodPlan } from "@combind/runtime/codegen";
import { IDispatch } from "@combind/system";
import { CASES } from "../cases/index.ts";
import { SERVED_DIFFERENCES } from "./differences.ts";
import { invoke, type Member } from "./invoke.ts";
import type { Caller } from "./observed.ts";
import { complain, countsOf, difference, print, printLog } from "./report.ts";
import { classOf, type Server } from "./server.ts";

/** The interfaces of small objects, which the client in C never asks for by themselves. */
const SMALL = ["IShapesItem", "IShapesNamedItem", "IEnumShapesItems", "IEnumShapesTexts"];

/**
 * The other direction: the client in C calls every method of objects that are implemented here, interface by interface, as
 * some methods share their names. Handlers pass each call on to the C server, so that they answer as it does.
 */
export async function serveCalls(server: Server): Promise<void> {
  print("\n# every method served");
  const met = new Map<Difference, number>();
  for (const owner of Object.keys(CASES)) if (!SMALL.includes(owner)) await serve(server, owner, met);
  for (const one of SERVED_DIFFERENCES)
    if (met.get(one) !== one[1])
      complain(`${one[0]} was otherwise ${met.get(one) ?? 0} times, not ${one[1]}`);
}

type Difference = (typeof SERVED_DIFFERENCES)[number];

async function serve(server: Server, owner: string, met: Map<Difference, number>): Promise<void> {
  const { probe } = server;
  const type = classOf(owner);
  const receiver = server.receiver(owner);
  // The client in C passes the object itself where it needs one to be called by name.
  const types = owner === "IShapesAutomation" ? [type, IDispatch] : [type];
  const served = implement(types as [InterfaceClass], handlersOf(type, receiver) as never);
  probe.takeLog();
  const before = countsOf(probe);
  const { calls, wrong } = probe.drive(served);
  await Promise.resolve();
  const { given, freed, misused, lent, regained, taken, broken, alive } = difference(before, countsOf(probe));
  print(`${owner} is driven`);
  const log = printLog(probe);
  print(`  => ${calls} calls`);
  const known = log.flatMap((line) => SERVED_DIFFERENCES.filter(([what]) => line.includes(`("${what}")`)));
  for (const one of known) met.set(one, (met.get(one) ?? 0) + 1);
  if (wrong !== known.length) complain(`${wrong} answers were wrong, of which ${known.length} are known`);
  if (freed !== given) complain(`${freed} of ${given} blocks were freed`);
  if (regained + taken !== lent) complain(`of ${lent} blocks ${regained} were regained and ${taken} taken`);
  if (misused !== 0) complain(`${misused} frees were wrong`);
  if (broken !== 0) complain(`${broken} checks of the server failed`);
  if (alive !== 0) complain(`${alive} objects are left`);
  served.dispose();
  receiver.dispose();
}

/** Handlers for all methods and properties of a class, which pass each call on. */
export function handlersOf(type: InterfaceClass, receiver: IUnknown, call: Caller = invoke): object {
  const handlers = {};
  for (const { name, accessor = "method" } of methodsOf(type)) {
    const member: Member = { name, kind: accessor };
    const pass = (...values: readonly unknown[]): unknown => {
      const answer = call(receiver, member, values);
      // What has several dimensions is read as nested arrays, and written as what tells its dimensions.
      return name === "makeMatrix" ? new SafeArrayValue(VT.I4, answer as readonly unknown[], 2) : answer;
    };
    const property = accessor === "method" ? { value: pass } : { [accessor]: pass };
    const known = Object.getOwnPropertyDescriptor(handlers, name);
    Object.defineProperty(handlers, name, { ...known, ...property, configurable: true, enumerable: true });
  }
  return handlers;
}

/** The methods of a class and of those that it extends, but for IUnknown's. */
function methodsOf(type: InterfaceClass): MethodPlan[] {
  const methods: MethodPlan[] = [];
  for (let at = type; at.interfaceName !== "IUnknown"; at = Object.getPrototypeOf(at))
    methods.push(...at.plan().methods);
  return methods;
}
