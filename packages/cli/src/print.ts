import { styleText } from "node:util";
import { type Diagnostic, formatDiagnostic } from "@combind/midl";

/** Writes a part of a command's result. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Writes a line of it. */
export function say(line = ""): void {
  write(`${line}\n`);
}

/** Writes diagnostics to stderr, coloured where a terminal shows them, and a count at the end. Infos only when asked. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], verbose = false): void {
  const shown = diagnostics.filter((diagnostic) => verbose || diagnostic.severity !== "info");
  for (const diagnostic of shown) process.stderr.write(`${colour(diagnostic)}\n`);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === "warning").length;
  const counts = [plural(errors, "error"), plural(warnings, "warning")].filter((text) => text !== "");
  if (counts.length > 0) process.stderr.write(`${counts.join(", ")}\n`);
}

/** `style` for stdout, plain where stdout is no terminal. */
export function styled(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

export function plural(count: number, noun: string): string {
  const ending = noun.endsWith("s") ? "es" : "s";
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : ending}`;
}

function colour(diagnostic: Diagnostic): string {
  const word = `${diagnostic.severity} ${diagnostic.code}`;
  const hue = { error: "red", warning: "yellow", info: "cyan" } as const;
  return formatDiagnostic(diagnostic).replace(
    word,
    styleText(["bold", hue[diagnostic.severity]], word, { stream: process.stderr }),
  );
}
