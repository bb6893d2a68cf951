/** A wrapper was used after its release or after it was handed over, or a lent one after the call that lent it. */
export class ReleasedError extends Error {
  override readonly name = "ReleasedError";
}
