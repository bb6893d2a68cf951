/** One thing to time: `run` does the work `count` times and returns something that depends on it. */
export interface Subject {
  readonly name: string;
  readonly run: (count: number) => number;
}

export interface Timing {
  readonly name: string;
  /** Nanoseconds for one call: the median over the rounds. */
  readonly nanoseconds: number;
  /** To the first subject, the median of the ratios of each round. */
  readonly ratio: number;
}

const ROUNDS = 31;
const CALLS = 200_000;

/**
 * Times the subjects in turn, round after round, so that a machine that slows down slows all of
 * them; compares them round by round. The first subject is what the others are compared with.
 */
export function measure(subjects: readonly Subject[], calls = CALLS): Timing[] {
  for (const subject of subjects) subject.run(calls);
  const rounds = Array.from({ length: ROUNDS }, () => subjects.map((subject) => timed(subject, calls)));
  return subjects.map(({ name }, index) => ({
    name,
    nanoseconds: median(rounds.map((round) => round[index] as number)),
    ratio: median(rounds.map((round) => (round[index] as number) / (round[0] as number))),
  }));
}

function timed(subject: Subject, calls: number): number {
  const start = process.hrtime.bigint();
  const result = subject.run(calls);
  const spent = Number(process.hrtime.bigint() - start);
  if (Number.isNaN(result)) throw new Error(`${subject.name} computed nothing`);
  return spent / calls;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}
