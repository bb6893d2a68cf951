/** A wrapper was used after its release, or a borrowed one after the call that lent it. */
export class ReleasedError extends Error {
  override readonly name = "ReleasedError";
}
