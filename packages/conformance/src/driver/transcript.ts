import { writeSync } from "node:fs";
import { IUnknown, isComError } from "@combind/runtime";
import type { IRecorder } from "#recorder";

/**
 * Prints what happens, in three kinds of line: the call as the driver's source has it, indented what
 * the C server recorded meanwhile, and what came back.
 */
export class Transcript {
  readonly #recorder: IRecorder;
  #standing = 0;

  constructor(recorder: IRecorder) {
    this.#recorder = recorder;
    print("# creating the recorder");
    this.#takeRecords();
  }

  /** Opens a part of the transcript. */
  section(title: string): void {
    print(`\n# ${title}`);
  }

  /**
   * Makes one call and writes it down, as `text` where the source does not tell; gives back its result. What the
   * call throws is written down instead.
   */
  call<T>(act: () => T, text = sourceOf(act)): T | undefined {
    print(text);
    let result: T | undefined;
    let outcome: string;
    try {
      result = act();
      outcome = show(result);
    } catch (error) {
      outcome = `throws ${showError(error)}`;
    }
    this.#takeRecords();
    print(`  => ${outcome}`);
    return result;
  }

  /** As `call`, but the server answers with this HRESULT and fills only the first `outs` [out] parameters. */
  answered<T>(hresult: number, outs: number, act: () => T, text?: string): T | undefined {
    this.#recorder.setNextReply(hresult, outs);
    print(`when answered ${hexadecimal(hresult)} with ${outs === ALL_OUTS ? "all" : outs} outs:`);
    return this.call(act, text);
  }

  /** Writes down what is no call. */
  line(text: string): void {
    print(text);
  }

  /** Writes down what happens inside a call, on the side of JavaScript. */
  note(text: string): void {
    print(`  ${text}`);
  }

  /** Takes the task memory that others hold now for what stays with the process. */
  standing(): void {
    this.#standing = this.#recorder.getTaskMemory().foreign;
  }

  /**
   * Closes a part: how many blocks of task memory the server has given, how many came back, and how many blocks
   * of others have been left over.
   */
  memory(): void {
    const { given, freed, misused, foreign } = this.#recorder.getTaskMemory();
    print(
      `memory: given ${given}, freed ${freed}, misused ${misused}, left over ${foreign - this.#standing}`,
    );
  }

  #takeRecords(): void {
    for (const line of this.#recorder.takeLog().split("\n")) {
      if (line !== "") print(`  ${line}`);
    }
  }
}

/** More than any method has. */
export const ALL_OUTS = 0xffffffff;

/** At once, so that the transcript of a process that crashes ends where it crashed. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}

/** `() => a.b(c)` without its arrow, on one line, and without the blanks that stripped types leave. */
function sourceOf(act: () => unknown): string {
  return act
    .toString()
    .replace(/^\(\) =>\s+/, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[),])/g, "");
}

/** A value on one line, in ASCII, the same on every system. */
export function show(value: unknown): string {
  if (typeof value === "string") return showString(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString("hex")}>`;
  if (value instanceof IUnknown) return `[${(value.constructor as typeof IUnknown).interfaceName}]`;
  if (Array.isArray(value)) return showArray(value);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${show(member)}`);
  return `{ ${members.join(", ")} }`;
}

/** Of a long one the ends, as the server has it. */
function showArray(value: readonly unknown[]): string {
  const shown = value.length <= 4 ? value : [...value.slice(0, 2), value.at(-1)];
  return `[${shown.map(show).join(", ")}${shown === value ? "" : `, ${value.length} in all`}]`;
}

function showString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A COM error by its parts, since the system's texts differ; any other by its message. */
function showError(error: unknown): string {
  if (isComError(error)) {
    const { hresult, code = "(no name)", interface: type, method } = error;
    return `ComError ${hexadecimal(hresult)} ${code} from ${type}.${method}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function hexadecimal(hresult: number): string {
  return `0x${(hresult >>> 0).toString(16).padStart(8, "0").toUpperCase()}`;
}
