import { abandon } from "../server/abandon.ts";

/** How many elements one call of `Next` asks for, unless told. */
const BATCH = 16;

/**
 * Walks an enumerator from where it stands: `next` is its `Next`, which answers fewer elements than asked for at the
 * end. The wrappers that an element is, or has, are disposed when the loop goes on or ends, also by `break` or an
 * exception; `retain()` keeps one.
 */
export function* enumerate<T>(
  next: (count: number) => ArrayLike<T>,
  size: number = BATCH,
): Generator<T, void, undefined> {
  for (;;) {
    const batch = next(size);
    let index = 0;
    try {
      for (; index < batch.length; index++) {
        yield batch[index]!;
        abandon(batch[index]);
      }
    } finally {
      for (; index < batch.length; index++) abandon(batch[index]);
    }
    if (batch.length < size) return;
  }
}
