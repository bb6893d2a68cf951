import type { Content } from "./content.ts";

/** How a connection ends before its time: with RST, with FIN, or not at all, while nothing comes any more. */
export type Ending = "reset" | "close" | "stall";

/** Which of the requests for a path a fault befalls; without any of these, all. */
export interface Occurrence {
  readonly methods?: readonly string[];
  /** How many of those requests go well first. */
  readonly skip?: number;
  /** How many it befalls then. */
  readonly times?: number;
}

export type Misbehaviour =
  /** The file is another from now on; what is not given stays. */
  | { readonly kind: "change"; readonly content?: Content; readonly lastModified?: Date | null }
  /** No answer at all. */
  | { readonly kind: "silence"; readonly ending: Ending }
  /** Another answer than the file. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: "redirect"; readonly status: number; readonly location: string }
  /** A header that lies, or with null is missing. */
  | { readonly kind: "header"; readonly name: string; readonly value: string | null }
  /** The whole file with status 200, whatever was asked for. */
  | { readonly kind: "no ranges" }
  /** The body ends after so many bytes. */
  | { readonly kind: "break"; readonly after: number; readonly ending: Ending }
  /** The body comes in chunks of so many bytes, one each so many milliseconds. */
  | { readonly kind: "drip"; readonly bytes: number; readonly interval: number };

export type Fault = Misbehaviour & Occurrence;

/** The faults of one path, each with the count of requests that it has seen. */
export class FaultPlan {
  readonly #faults: { readonly fault: Fault; seen: number }[];

  constructor(faults: readonly Fault[]) {
    this.#faults = faults.map((fault) => ({ fault, seen: 0 }));
  }

  /** What befalls the next request. */
  next(method: string): Misbehaviour[] {
    const due: Misbehaviour[] = [];
    for (const entry of this.#faults) {
      const { methods, skip = 0, times = Number.POSITIVE_INFINITY } = entry.fault;
      if (methods !== undefined && !methods.includes(method)) continue;
      if (entry.seen >= skip && entry.seen < skip + times) due.push(entry.fault);
      entry.seen += 1;
    }
    return due;
  }
}

/** The one of a kind, if it is due; of several the first. */
export function ofKind<Kind extends Misbehaviour["kind"]>(
  due: readonly Misbehaviour[],
  kind: Kind,
): Extract<Misbehaviour, { kind: Kind }> | undefined {
  return due.find((each): each is Extract<Misbehaviour, { kind: Kind }> => each.kind === kind);
}
