import fc from "fast-check";
import { type Mutation, mutate, PIECES } from "./mutate.ts";
import { checkText } from "./property.ts";

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where to look for the same failure again, as an earlier run has told. */
  readonly path?: string;
}

/** Mutates texts at random, as the seed says, and checks each; throws with the smallest text that fails. */
export function fuzz(texts: readonly string[], { runs, seed, path }: FuzzOptions): void {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    kind: fc.constantFrom("delete", "repeat", "insert", "swap", "cut", "splice"),
    at: fraction,
    to: fraction,
    piece: fc.constantFrom(...PIECES),
  });
  const text = fc.constantFrom(...texts);
  const property = fc.property(
    text,
    text,
    fc.array(mutation, { minLength: 1, maxLength: 6 }),
    (original, other, mutations) => {
      checkText(mutations.reduce((current, change) => mutate(current, other, change), original));
    },
  );
  fc.assert(property, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) });
}
