import { writeSync } from "node:fs";

/** Something that must end in an error, or in a text, but never in a crash. */
export interface Attempt {
  readonly name: string;
  /** How the outcome begins: `TypeError: IFoo.bar(x): expected`. */
  readonly expected: string;
  readonly run: () => unknown;
}

/** The outcomes by name, as far as the child came. */
export type Outcomes = ReadonlyMap<string, string>;

/** The outcome of an attempt that ended the process. */
export const ENDED = "the process ended here";

/** Runs the attempts one after the other, and tells each name before, and each outcome after it. */
export function report(attempts: Iterable<Attempt>): void {
  for (const { name, run } of attempts) {
    print(`${name}\t`);
    print(`${outcomeOf(run)}\n`);
  }
}

/** Reads what `report` printed. The attempt that crashed has a name and no outcome. */
export function readReport(stdout: string): Outcomes {
  const lines = stdout.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [name = "", outcome = ""] = line.split("\t");
      return [name, outcome === "" ? ENDED : outcome];
    }),
  );
}

/** The attempts that did not end as expected, and how many never began because an earlier one ended the process. */
export function surprises(attempts: Iterable<Attempt>, outcomes: Outcomes): string[] {
  const found: string[] = [];
  let missing = 0;
  for (const { name, expected } of attempts) {
    const outcome = outcomes.get(name);
    if (outcome === undefined) missing++;
    else if (!outcome.startsWith(expected)) found.push(`${name}: expected ${expected}, got ${outcome}`);
  }
  return missing === 0 ? found : [...found, `${missing} attempts never ran`];
}

/** What came of a call: the error's class and message, or what was returned. */
export function outcomeOf(run: () => unknown): string {
  try {
    return `returned ${show(run())}`;
  } catch (error) {
    return error instanceof Error ? `${error.constructor.name}: ${error.message}` : `threw ${typeof error}`;
  }
}

function show(value: unknown): string {
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** At once, so that nothing is lost in a crash. */
function print(text: string): void {
  writeSync(1, text.replaceAll("\0", "\\0"));
}
