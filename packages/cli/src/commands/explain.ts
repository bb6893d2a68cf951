import {
  catalogue,
  type Diagnostic,
  declarationText,
  diagnose,
  type Interface,
  type Model,
} from "@combind/midl";
import { printDiagnostics, say, styled } from "../print.ts";
import { Refusal } from "../refusal.ts";

/** `combind explain`: an interface's chain, IIDs, and every slot with the declaration behind it. */
export function runExplain(
  name: string,
  models: readonly Model[],
  diagnostics: readonly Diagnostic[],
): number {
  printDiagnostics(diagnostics);
  const interfaces = models.flatMap((model) => model.interfaces);
  const found = interfaces.find((one) => one.name === name);
  if (found === undefined) {
    throw new Refusal([diagnose(catalogue.files.unknownName, { name, near: nearest(name, interfaces) })]);
  }
  const chain = chainOf(found);
  say(styled("bold", chain.map((one) => one.name).join(" <- ")));
  if (found.doc !== undefined) say(`\n${found.doc}`);
  for (const one of chain) {
    say(`\n${styled("bold", one.name)}  ${styled("cyan", one.iid ?? "no uuid")}  ${styled("dim", one.file)}`);
    for (const method of one.methods) {
      say(`  ${styled("yellow", String(method.slot).padStart(4))}  ${declarationText(method)}`);
    }
    if (one.methods.length === 0) say("        no methods of its own");
  }
  say(`\n${found.vtable.length} slots`);
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** From the root to the interface. */
function chainOf(leaf: Interface): Interface[] {
  const chain: Interface[] = [];
  for (let at: Interface | undefined = leaf; at !== undefined; at = at.base) chain.unshift(at);
  return chain;
}

/** A name that differs only in case or contains the one asked for. */
function nearest(name: string, interfaces: readonly Interface[]): string {
  const wanted = name.toLowerCase();
  const names = [...new Set(interfaces.map((one) => one.name))];
  const same = names.find((candidate) => candidate.toLowerCase() === wanted);
  return (
    same ??
    names
      .filter((candidate) => candidate.toLowerCase().includes(wanted))
      .slice(0, 3)
      .join(", ")
  );
}
