/** A double was called for a result, and has no answer. */
export class UnansweredCallError extends Error {
  override readonly name = "UnansweredCallError";
}
