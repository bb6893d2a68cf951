interface Sequence {
  readonly answers: readonly unknown[];
  next: number;
}

/** What a double answers, by the name of what is called. */
export class AnswerTable {
  readonly #sequences = new Map<string, Sequence>();

  /** Replaces what was answered so far. */
  set(name: string, answers: readonly unknown[]): void {
    this.#sequences.set(name, { answers, next: 0 });
  }

  has(name: string): boolean {
    return this.#sequences.has(name);
  }

  /** The next answer of those that there are; the last one stays. */
  take(name: string): unknown {
    const sequence = this.#sequences.get(name)!;
    const { answers, next } = sequence;
    if (next < answers.length - 1) sequence.next++;
    return answers[next];
  }
}
