import type { Called } from "./turn.ts";

/** Counts calls by what came of them. */
export class Tally {
  #calls = 0;
  readonly #outcomes: Record<string, number> = {};
  readonly #returned = new Set<string>();

  get calls(): number {
    return this.#calls;
  }

  count(called: Called): void {
    const outcome = "error" in called ? `${(called.error as Error | undefined)?.name}` : "result";
    this.#calls++;
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
    if (outcome === "result") this.#returned.add(called.method);
  }

  toJSON(): object {
    return { calls: this.#calls, outcomes: this.#outcomes, returned: [...this.#returned].sort() };
  }
}
