import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { testCondition } from "./condition.ts";
import { defineMacro, undefineMacro } from "./definition.ts";
import type { Expander } from "./expander.ts";
import { includeFile } from "./include.ts";
import { runPragma } from "./pragmas.ts";
import type { OpenFile, Reader } from "./reader.ts";
import type { Unit } from "./unit.ts";

/** Carries out the directive behind whose `#` the file's scanner stands. */
export function runDirective(
  file: OpenFile,
  unit: Unit,
  expander: Expander,
  reader: Reader,
  passPragma: (image: string, span: Span) => void,
): void {
  const { scanner, conditionals } = file;
  const name = scanner.directiveName();
  if (conditionals.run(name, (directive) => testCondition(directive, scanner, unit, expander))) return;
  switch (name) {
    case "define":
      defineMacro(scanner, unit);
      return;
    case "undef":
      undefineMacro(scanner, unit);
      return;
    case "include":
      includeFile(scanner, unit, expander, reader);
      return;
    case "pragma":
      runPragma(scanner, unit, expander, passPragma);
      return;
    case "error":
      unit.report(
        diagnose(problems.errorDirective, { message: scanner.restOfLine() }, scanner.directiveSpan),
      );
      return;
    case "warning":
      unit.report(
        diagnose(problems.warningDirective, { message: scanner.restOfLine() }, scanner.directiveSpan),
      );
      return;
    case "line":
      return;
    default:
      runNameless(file, name, unit);
  }
}

/** An empty directive, or `# 12 "file"` as other preprocessors leave it, does nothing; the rest is unknown. */
function runNameless({ scanner }: OpenFile, name: string, unit: Unit): void {
  const rest = name === "" ? scanner.restOfLine() : name;
  if (rest === "" || (name === "" && /^[0-9]/.test(rest))) return;
  unit.report(diagnose(problems.unknownDirective, { name: rest }, scanner.directiveSpan));
}
