import type { Answer } from "./raw-http.ts";

export type FaultPoint =
  | "Ping"
  | "Create-Session"
  | "Fragment"
  | "Close-Session"
  | "Cancel-Session"
  | "plain";

/** Something that goes wrong, at packets of one type or at any. */
export interface Fault {
  readonly at: FaultPoint | "any";
  /** So many of them go well first. Default 0. */
  readonly skip?: number;
  /** So many go wrong then. Default 1. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export type FaultEffect =
  /** The packet is not processed. */
  | { readonly answer: Answer }
  /** The packet is processed, and this is what its sender hears. */
  | { readonly answerAfterwards: Answer }
  /** The connection is reset after so many bytes of the body. They are kept or not. */
  | { readonly resetAfter: number; readonly keep?: boolean }
  /** The packet is processed, then the connection is reset instead of an answer. */
  | { readonly resetAfterwards: true }
  /** Before the packet is looked at, the server forgets all sessions. */
  | { readonly forgetSessions: true }
  /** Before the packet is looked at, the server loses the content of its sessions from an offset on. */
  | { readonly loseFrom: number }
  /** The handler waits for this first. */
  | { readonly wait: Promise<void> };

/** The faults that are to come. */
export class Faults {
  readonly #pending: { fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  /** Whether this one goes wrong. */
  next(point: FaultPoint): FaultEffect | null {
    for (const entry of this.#pending) {
      if ((entry.fault.at !== point && entry.fault.at !== "any") || entry.times === 0) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      return entry.fault.effect;
    }
    return null;
  }
}
