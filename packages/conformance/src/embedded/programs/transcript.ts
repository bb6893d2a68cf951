import { writeSync } from "node:fs";
import { sep } from "node:path";
import { formatHresult, IUnknown, isComError } from "@combind/runtime";

/**
 * Prints what a program does and what comes of it: each call as the source has it, and its result or error. What must
 * differ from run to run goes by a name: the server, the folder, and ids in the order in which they appear.
 */
export class Transcript {
  readonly #names: Map<string, string>;
  #ids = 0;

  /** `names`: text to replace, and by what. */
  constructor(names: Readonly<Record<string, string>>) {
    this.#names = new Map(Object.entries(names).map(([text, name]) => [portable(text), name]));
  }

  /** Opens a part. */
  readonly section = (title: string): void => {
    this.#print(`\n# ${title}`);
  };

  /** Makes a call and writes it down; gives its result, or undefined if it was refused. */
  readonly call = async <T>(act: () => T | Promise<T>): Promise<T | undefined> => {
    const text = sourceOf(act);
    try {
      const result = await act();
      this.#print(`${text} => ${result === undefined ? "succeeds" : show(result)}`);
      return result;
    } catch (error) {
      if (!isComError(error)) throw error;
      const { code, hresult, interface: type, method } = error;
      this.#print(`${text} => ${code} ${formatHresult(hresult)} of ${type}.${method}`);
      return undefined;
    }
  };

  /** Writes down what was observed in another way than by a call. */
  readonly note = (what: string, value: unknown): void => {
    this.#print(`${what}: ${show(value)}`);
  };

  /** At once, so that the transcript of a process that crashes ends where it crashed. */
  #print(line: string): void {
    for (const id of line.match(GUID) ?? []) {
      if (!this.#names.has(id)) this.#names.set(id, `ID ${++this.#ids}`);
    }
    let text = line;
    for (const [value, name] of this.#names) text = text.replaceAll(value, name);
    writeSync(1, `${text}\n`);
  }
}

const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** `() => a.b(c)` without its arrow, on one line, and without the blanks that stripped types leave. */
function sourceOf(act: () => unknown): string {
  return act
    .toString()
    .replace(/^(?:async )?\(\) =>\s+/, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[),]|\.\w)/g, "");
}

/** A value on one line. */
function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(portable(value));
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof IUnknown) return `[${(value.constructor as typeof IUnknown).interfaceName}]`;
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${show(member)}`);
  return `{ ${members.join(", ")} }`;
}

/** Paths with slashes, as on every system. */
function portable(text: string): string {
  return text.replaceAll(sep, "/");
}
