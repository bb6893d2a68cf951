import { catalogue, diagnose, type Interface, type Method, type Report } from "@combind/midl";
import type { InterfaceCensus, MethodCensus } from "./census.ts";
import type { MethodDecision } from "./method.ts";

/** Tells what became of a method, unless nothing is to be told of it; and its entry in the census. */
export function outcomeOf(
  { name }: Interface,
  method: Method,
  decision: MethodDecision,
  report: Report,
): MethodCensus {
  const entry = { method: method.name, slot: method.slot };
  const place = { interface: name, ...entry };
  if (decision.member === "refused") {
    const { reason, of } = decision;
    const told = of === undefined ? reason : `${of} (${reason})`;
    report(diagnose(catalogue.emission.methodLeftOut, { ...place, reason: told }, method.span));
    return { ...entry, refused: reason };
  }
  const addresses = decision.addresses.map(({ parameter, reason }) => ({ parameter, reason }));
  if (addresses.length === 0) return entry;
  const told = addresses.map(({ parameter, reason }) => `${parameter || "the result"} (${reason})`);
  report(diagnose(catalogue.emission.addressesOnly, { ...place, addresses: told.join(", ") }, method.span));
  return { ...entry, addresses };
}

/** The census of an interface without a class, none of whose methods is there. */
export function leftOutCensus(declaration: Interface, reason: string): InterfaceCensus {
  const { unit, name, methods, dispatch } = declaration;
  const members = [...methods, ...(dispatch?.properties ?? []), ...(dispatch?.methods ?? [])];
  return {
    file: unit,
    interface: name,
    leftOut: reason,
    methods: members.map((member) => ({
      method: member.name,
      slot: "slot" in member ? member.slot : undefined,
      refused: `its interface has no class: ${reason}`,
    })),
  };
}
