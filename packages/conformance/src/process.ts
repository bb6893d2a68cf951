import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until the child is killed; 60 000 unless told. */
  readonly timeout?: number;
  /** Kills a child of `start` with SIGKILL. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** The exit code, or null when a signal ended the child. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Only the child itself is ever killed, by its id. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const output = openOutput();
  try {
    const child = spawnSync(command, args, {
      ...spawnOptions(options, output),
      timeout: options.timeout ?? TIMEOUT,
      killSignal: "SIGKILL",
    });
    const failure = child.error as NodeJS.ErrnoException | undefined;
    const timedOut = failure?.code === "ETIMEDOUT";
    if (failure !== undefined && !timedOut) throw failure;
    return { code: child.status, signal: child.signal, timedOut, ...output.read() };
  } finally {
    output.remove();
  }
}

/** Like `run`, while this process goes on: for children that talk to a server in it. */
export async function start(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const output = openOutput();
  let timer: NodeJS.Timeout | undefined;
  try {
    let timedOut = false;
    const { code, signal } = await new Promise<Pick<RunResult, "code" | "signal">>((resolve, reject) => {
      const child = spawn(command, args, spawnOptions(options, output));
      timer = setTimeout(() => {
        timedOut = child.kill("SIGKILL");
      }, options.timeout ?? TIMEOUT);
      options.signal?.addEventListener("abort", () => child.kill("SIGKILL"));
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    return { code, signal, timedOut, ...output.read() };
  } finally {
    clearTimeout(timer);
    output.remove();
  }
}

/** Like `run`, for programs whose failure is a failure of the caller; throws with everything they said. */
export function mustRun(command: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const result = run(command, args, options);
  if (result.code === 0) return result;
  throw failure(`${command} ${args.join(" ")}`, result);
}

/** An error with everything that a child said. */
export function failure(what: string, { code, signal, timedOut, stdout, stderr }: RunResult): Error {
  const end = timedOut ? "timed out" : `ended with ${code ?? signal}`;
  return new Error(`${what} ${end}\n${stdout}${stderr}`);
}

const TIMEOUT = 60_000;

interface Output {
  readonly out: number;
  readonly err: number;
  read(): Pick<RunResult, "stdout" | "stderr">;
  remove(): void;
}

/** Output goes through files, because Windows Node under Wine dies when stdout is a pipe. */
function openOutput(): Output {
  const folder = mkdtempSync(join(tmpdir(), "combind-run-"));
  const [outPath, errPath] = [join(folder, "stdout"), join(folder, "stderr")];
  const [out, err] = [openSync(outPath, "w"), openSync(errPath, "w")];
  return {
    out,
    err,
    read: () => ({ stdout: readFileSync(outPath, "utf8"), stderr: readFileSync(errPath, "utf8") }),
    remove() {
      closeSync(out);
      closeSync(err);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function spawnOptions({ cwd, env }: RunOptions, { out, err }: Output) {
  return { cwd, env: { ...process.env, ...env }, stdio: ["ignore" as const, out, err] };
}
