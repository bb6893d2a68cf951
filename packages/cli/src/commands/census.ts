import { type Census, emit, totalsOf } from "@combind/emitter";
import type { Diagnostic } from "@combind/midl";
import { plural, printDiagnostics, say, styled } from "../print.ts";
import { sharesOf } from "../shares.ts";
import { VERSION } from "../version.ts";
import { compileEach, type ModelOptions, unique } from "./model.ts";

export type CensusOptions = Omit<ModelOptions, "abi">;

/** `combind census`: what would become of every method that the files' interfaces declare. Writes no classes. */
export function runCensus(paths: readonly string[], options: CensusOptions): number {
  const { census, diagnostics } = takeCensus(paths, options);
  if (options.json) say(JSON.stringify({ schema: 1, totals: totalsOf(census), ...census }, null, 2));
  else for (const line of censusText(census)) say(line);
  const told = unique(diagnostics);
  printDiagnostics(told.filter(({ severity }) => severity === "error"));
  return told.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** As in `generate`, but for the files alone: what they import may be in any package. */
function takeCensus(
  paths: readonly string[],
  options: CensusOptions,
): { readonly census: Census; readonly diagnostics: readonly Diagnostic[] } {
  const wide = [...compileEach(paths, { ...options, abi: "win64" })];
  const narrow = [...compileEach(paths, { ...options, abi: "win32" })];
  const inputs = wide.map(({ model }, index) => ({ wide: model, narrow: narrow[index]?.model ?? model }));
  const emitted = emit(inputs, { generator: `combind ${VERSION}`, externals: () => "imported" });
  const faults = wide.flatMap((compilation) => compilation.diagnostics);
  return { census: emitted.census, diagnostics: [...faults, ...emitted.diagnostics] };
}

/** One line for each outcome, a reason for a method to be left out being one: their shares add up to 100 %. */
function censusText(census: Census): string[] {
  const totals = totalsOf(census);
  const { emitted, withAddresses, refusalReasons, addressReasons, methods, addresses } = totals;
  const withoutClass = totals.interfacesLeftOut > 0 ? `, ${totals.interfacesLeftOut} without a class` : "";
  return [
    styled("bold", `${plural(totals.interfaces, "interface") || "no interfaces"}${withoutClass}`),
    ...table(`${plural(methods, "method") || "no methods"} of their own`, [
      ["emitted", emitted],
      [`emitted with ${plural(addresses, "address") || "no addresses"}`, withAddresses],
      ...Object.entries(refusalReasons).map(([reason, count]) => [`left out: ${reason}`, count] as const),
    ]),
    ...(addresses === 0
      ? []
      : table("addresses in place of something typed", Object.entries(addressReasons))),
  ];
}

/** Counts, shares of their sum, and what they are of. */
function table(title: string, rows: readonly (readonly [what: string, count: number])[]): string[] {
  const shown = rows.filter(([, count]) => count > 0);
  const shares = sharesOf(shown.map(([, count]) => count));
  const width = Math.max(0, ...shown.map(([, count]) => String(count).length));
  const lines = shown.map(
    ([what, count], index) =>
      `  ${styled("yellow", String(count).padStart(width))}  ${(shares[index] as string).padStart(6)} %  ${what}`,
  );
  return ["", styled("bold", title), ...lines];
}
