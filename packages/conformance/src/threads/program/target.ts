import { extname } from "node:path";
import { ComError, createInstanceFrom, E_ACCESSDENIED, implement } from "@combind/runtime";
import { IThreadCallers, IThreadTarget, ThreadCallers } from "#threads";

/** An object that keeps what IThreadTarget promises. */
export function makeTarget(onCall: (number: number) => void = () => {}): IThreadTarget {
  return implement(IThreadTarget, {
    double(number) {
      onCall(number);
      if (number % 3 === 0) throw new Error(`${number} is a multiple of three`);
      if (number % 3 === 1) throw new ComError(E_ACCESSDENIED);
      return 2 * number;
    },
    fail(message) {
      throw new RangeError(message);
    },
  });
}

/** What starts threads, of the library whose path is the first argument of the program. */
export function openCallers(): IThreadCallers {
  return createInstanceFrom(process.argv[2]!, ThreadCallers, IThreadCallers);
}

/** Waits until no thread is running. */
export async function untilTheyEnd(callers: IThreadCallers): Promise<void> {
  while (callers.getTally().running > 0) await pause(5);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A program of this folder, as a source or stripped of its types. */
export function program(name: string): URL {
  return new URL(`./${name}${extname(import.meta.filename)}`, import.meta.url);
}

/** HRESULTs as text, which JSON tells better. */
export function hex(code: number): string {
  return `0x${(code >>> 0).toString(16)}`;
}
