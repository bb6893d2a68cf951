/** Counts what is compared, so that a comparison of nothing cannot pass, and keeps what differs. */
export class Comparison {
  compared = 0;
  readonly differences: string[] = [];

  /** Compares two values that print as they differ. */
  same(what: string, ours: unknown, theirs: unknown): void {
    this.compared++;
    const [mine, other] = [print(ours), print(theirs)];
    if (mine !== other) this.differences.push(`${what}: combind has ${mine}, the referee ${other}`);
  }
}

function print(value: unknown): string {
  return typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "nothing");
}
