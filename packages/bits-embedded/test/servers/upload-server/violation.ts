/** A request that the protocol does not allow. */
export class Violation extends Error {
  override readonly name = "Violation";
}

export function demand(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new Violation(expectation);
}
