import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds until the child is killed; 60 000 unless told. */
  readonly timeout?: number;
}

export interface RunResult {
  /** The exit code, or null when a signal ended the child. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end. Its output goes through files, because Windows Node under Wine dies when
 * stdout is a pipe. Only the child itself is ever killed, by its id.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const folder = mkdtempSync(join(tmpdir(), "combind-run-"));
  const outPath = join(folder, "stdout");
  const errPath = join(folder, "stderr");
  const out = openSync(outPath, "w");
  const err = openSync(errPath, "w");
  try {
    const child = spawnSync(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", out, err],
      timeout: options.timeout ?? 60_000,
      killSignal: "SIGKILL",
    });
    const failure = child.error as NodeJS.ErrnoException | undefined;
    const timedOut = failure?.code === "ETIMEDOUT";
    if (failure !== undefined && !timedOut) throw failure;
    return {
      code: child.status,
      signal: child.signal,
      timedOut,
      stdout: readFileSync(outPath, "utf8"),
      stderr: readFileSync(errPath, "utf8"),
    };
  } finally {
    closeSync(out);
    closeSync(err);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Like `run`, for programs whose failure is a failure of the caller; throws with everything they said. */
export function mustRun(command: string, args: readonly string[], options: RunOptions = {}): RunResult {
  const result = run(command, args, options);
  if (result.code === 0) return result;
  const end = result.timedOut ? "timed out" : `ended with ${result.code ?? result.signal}`;
  throw new Error(`${command} ${args.join(" ")} ${end}\n${result.stdout}${result.stderr}`);
}
