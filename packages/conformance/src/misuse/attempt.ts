import { writeSync } from "node:fs";

/** Something that must end in an error, or in a text, but never in a crash. */
export interface Attempt {
  readonly name: string;
  /** How the outcome begins: `TypeError: IFoo.bar(x): expected`. */
  readonly expected: string;
  /** May answer a promise. */
  readonly run: () => unknown;
}

export function attempt(name: string, expected: string, run: () => unknown): Attempt {
  return { name, expected, run };
}

/** Passes what the types forbid. */
export function wrong<T = never>(value: unknown): T {
  return value as T;
}

/** The outcomes by name, as far as the child came. */
export type Outcomes = ReadonlyMap<string, string>;

/** The outcome of an attempt that ended the process. */
export const ENDED = "the process ended here";

/** Makes the attempts one after the other, and tells each name before, and each outcome after it. */
export async function report(attempts: Iterable<Attempt>): Promise<void> {
  for (const { name, run } of attempts) {
    print(name, "\t");
    print(await outcomeOf(run), "\n");
  }
}

/** The same at once, for a process that is about to end. */
export function reportAtExit({ name, run }: Attempt): void {
  print(name, "\t");
  print(outcomeAtOnce(run), "\n");
}

/** Reads what `report` printed. The attempt that crashed has a name and no outcome. */
export function readReport(stdout: string): Outcomes {
  const lines = stdout.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [name = "", outcome = ""] = line.split("\t").map((text): string => JSON.parse(`"${text}"`));
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

/** What came of a call: the error's class and message, or what was returned or promised. */
export async function outcomeOf(run: () => unknown): Promise<string> {
  try {
    const value = run();
    return `returned ${show(value instanceof Promise ? await value : value)}`;
  } catch (error) {
    return thrown(error);
  }
}

function outcomeAtOnce(run: () => unknown): string {
  try {
    return `returned ${show(run())}`;
  } catch (error) {
    return thrown(error);
  }
}

function thrown(error: unknown): string {
  return error instanceof Error ? `${error.constructor.name}: ${error.message}` : `threw ${typeof error}`;
}

function show(value: unknown): string {
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** At once, so that nothing is lost in a crash; on one line. */
function print(text: string, end: string): void {
  writeSync(1, JSON.stringify(text).slice(1, -1) + end);
}
