/** Native memory ran out: an allocation failed, or calls nest so deeply that the scratch memory is used up. */
export class NativeMemoryError extends RangeError {
  override readonly name = "NativeMemoryError";
}
