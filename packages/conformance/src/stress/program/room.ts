import { createInstanceFrom, implement } from "@combind/runtime";
import { IStressCallback, IStressServer, StressServer } from "#stress";

/** What a load works with, and how much it has made. */
export class Room {
  readonly library: string;
  readonly server: IStressServer;
  /** Objects made with `implement`, and those of them that lost their last reference. */
  made = 0;
  gone = 0;

  constructor(library: string) {
    this.library = library;
    this.server = createInstanceFrom(library, StressServer, IStressServer);
  }

  /** An object for the server to call. */
  callback(): IStressCallback {
    this.made++;
    return implement(IStressCallback, HANDLERS, { onFinalRelease: () => void this.gone++ });
  }

  dispose(): void {
    this.server.dispose();
  }
}

const HANDLERS = {
  transform: (value: number): number => value + 1,
  describe: (record: { readonly text: string | null }, text: string): string => `${text}, ${record.text}`,
  total: (values: readonly number[] | Int32Array): number => {
    let sum = 0;
    for (const value of values) sum += value;
    return sum;
  },
};

/** What the server adds up when it calls each method of such an object so many times. */
export function sumOfCalls(times: number): number {
  const numbers = (times * (times + 1)) / 2;
  const text = "a text of the server's".length;
  return numbers + times * (120 + 2 * text + 2);
}

/** Throws unless an answer is the right one. */
export function must<T>(answer: T, right: T): void {
  if (answer !== right) throw new Error(`expected ${right}, got ${answer}`);
}
