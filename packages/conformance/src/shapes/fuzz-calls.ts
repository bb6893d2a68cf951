import { join } from "node:path";
import type { RunResult } from "../process.ts";
import { driveOnLinux, driveUnderWine } from "../server/driver.ts";
import { linuxShapes, windowsShapes } from "./build.ts";
import { stageShapesDriver } from "./drive.ts";

/** What came of calls at random. */
export interface FuzzReport {
  readonly calls: number;
  /** How many returned, and how many threw an error of each class. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The methods that have returned: `IFoo.Bar`. */
  readonly returned: readonly string[];
  /** Blocks of the system's that came in the second half of a process and were not freed; only Windows tells. */
  readonly foreign: number;
  /** What was not as it must be, each with the calls that it is about, which `--only` plays again. */
  readonly wrong: readonly string[];
}

export interface FuzzCalls {
  readonly seed: number;
  readonly calls: number;
  /** The turn to be played alone. */
  readonly only?: string;
}

/** The server uses no memory twice, so that it has enough for so many calls only. */
const CALLS_OF_A_PROCESS = 5_000;

/** Stages the program that makes the calls; gives its path. */
export function stageFuzz(name: string, classes: string): string {
  return join(stageShapesDriver(name, classes), "../../fuzz/main.js");
}

/** Makes calls at random in one process after the other, the first with this seed and each with the next one. */
export function fuzzOnLinux(program: string, options: FuzzCalls): FuzzReport {
  return inProcesses(options, (args) => driveOnLinux(program, linuxShapes().library, ...args));
}

export function fuzzUnderWine(program: string, options: FuzzCalls): FuzzReport {
  return inProcesses(options, (args) => driveUnderWine(program, windowsShapes().library, ...args));
}

function inProcesses(
  { seed, calls, only }: FuzzCalls,
  drive: (args: readonly string[]) => RunResult,
): FuzzReport {
  const reports: FuzzReport[] = [];
  for (let left = calls; left > 0; left -= CALLS_OF_A_PROCESS) {
    const args = ["--seed", `${seed + reports.length}`, "--calls", `${Math.min(left, CALLS_OF_A_PROCESS)}`];
    reports.push(reportOf(drive(only === undefined ? args : [...args, "--only", only])));
    if (only !== undefined) break;
  }
  return reports.reduce(both);
}

function reportOf({ code, signal, timedOut, stdout, stderr }: RunResult): FuzzReport {
  const lines = stdout.replaceAll("\r\n", "\n").trimEnd().split("\n");
  const wrong = complaintsIn(lines);
  const summary = /^summary (.*)$/.exec(lines.at(-1)!)?.[1];
  if (code === 0 && stderr === "" && summary !== undefined) return { ...JSON.parse(summary), wrong };
  const end = timedOut ? "it took too long" : `it ended with ${code ?? signal}`;
  const last = lines.findLast(isCall);
  return {
    calls: 0,
    outcomes: {},
    returned: [],
    foreign: 0,
    wrong: [...wrong, `${last}\n${end}\n${stderr}`],
  };
}

/** Each complaint with the calls of its turn. */
function complaintsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith("  ! ")) return [];
    const last = lines.slice(0, index).findLast(isCall) ?? "";
    const turn = last.split(" ", 2).join(" ");
    const calls = lines.slice(0, index).filter((other) => other.startsWith(`${turn} `));
    return [`${calls.join("\n")}\n${line}`];
  });
}

/** Whether a line announces a call: with its seed and turn. */
function isCall(line: string): boolean {
  return /^\d+ \d+ I/.test(line);
}

function both(one: FuzzReport, other: FuzzReport): FuzzReport {
  const outcomes: Record<string, number> = { ...one.outcomes };
  for (const [name, count] of Object.entries(other.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + count;
  return {
    calls: one.calls + other.calls,
    outcomes,
    returned: [...new Set([...one.returned, ...other.returned])],
    foreign: one.foreign + other.foreign,
    wrong: [...one.wrong, ...other.wrong],
  };
}
