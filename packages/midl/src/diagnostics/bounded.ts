import { text } from "./catalogue/text.ts";
import { type Diagnostic, diagnose, type Report } from "./diagnostic.ts";

/** How many diagnostics one phase passes on for one file or unit: more than anybody reads. */
const MOST_DIAGNOSTICS = 10_000;

/** Passes diagnostics on up to a limit, then says that there are more and falls silent. */
export function bounded(report: Report, limit = MOST_DIAGNOSTICS): Report {
  let count = 0;
  return (diagnostic: Diagnostic) => {
    count++;
    if (count <= limit) report(diagnostic);
    else if (count === limit + 1) report(diagnose(text.tooManyProblems, { limit }, diagnostic.span));
  };
}
