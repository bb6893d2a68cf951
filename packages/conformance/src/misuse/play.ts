import { join } from "node:path";
import { PACKAGE } from "../paths.ts";
import { type RunResult, run, start } from "../process.ts";
import { type Attempt, type Outcomes, readReport, surprises } from "./attempt.ts";
import { AFTERWARDS } from "./tables.ts";

/** What came of the attempts of a table. */
export interface Played {
  readonly outcomes: Outcomes;
  /** How each child ended that did not end well; it took only one attempt with it. */
  readonly ends: readonly string[];
}

/** When so many children have not ended well, others would not either. */
const MOST_ENDS = 20;

/** Makes the attempts of a table in a child process; those behind one that ends it are made in another child. */
export function play(table: string): Played {
  const outcomes = new Map<string, string>();
  const ends: string[] = [];
  for (let from = 0; ends.length < MOST_ENDS; ) {
    const result = run(...commandOf("run.ts", table, String(from)));
    const told = readReport(result.stdout);
    for (const [name, outcome] of told) outcomes.set(name, outcome);
    const end = endOf(result);
    if (end !== undefined) ends.push(`${[...told.keys()].at(-1)}: ${end}`);
    if (told.size === 0 || told.has(AFTERWARDS.name)) break;
    from += told.size;
  }
  return { outcomes, ends };
}

/** Lives a life in a process of its own, which must end by itself and well; tells what was not as expected. */
export async function live(
  program: string,
  args: readonly string[],
  attempts: readonly Attempt[],
): Promise<string[]> {
  const result = await start(...commandOf(program, ...args));
  return [...surprises(attempts, readReport(result.stdout)), endOf(result) ?? []].flat();
}

/** How a user would run a program of this folder. */
function commandOf(program: string, ...args: readonly string[]): [command: string, args: readonly string[]] {
  return [process.execPath, ["--no-warnings", join(PACKAGE, "src/misuse", program), ...args]];
}

/** How a process ended, unless well: with code 0, in time and without a word of complaint. */
function endOf({ code, signal, timedOut, stderr }: RunResult): string | undefined {
  if (code === 0 && !timedOut && stderr === "") return undefined;
  return `${timedOut ? "took too long" : `ended with ${code ?? signal}`} ${stderr}`.trimEnd();
}
