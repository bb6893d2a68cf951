/** The first place where two transcripts part. */
export interface Difference {
  /** Counted from 1. */
  readonly line: number;
  /** The call in whose lines it is, as the driver's source has it. */
  readonly call: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

export function firstDifference(expected: string, actual: string): Difference | undefined {
  const [ours, theirs] = [expected.split("\n"), actual.split("\n")];
  const index = ours.findIndex((line, at) => line !== theirs[at]);
  if (index === -1 && ours.length === theirs.length) return undefined;
  const at = index === -1 ? ours.length : index;
  const call = ours.slice(0, at + 1).findLast((line) => !line.startsWith(" ")) ?? "";
  return { line: at + 1, call, expected: ours[at], actual: theirs[at] };
}
