import type { IUnknown } from "./iunknown.ts";

/** How many elements one call of `Next` asks for. */
const BATCH = 16;

/**
 * Walks an enumerator from where it stands: `next` is its `Next`, which answers fewer elements than asked for at the
 * end. Each element is disposed when the loop goes on or ends, also by `break` or an exception; `retain()` keeps one.
 */
export function* enumerate<T extends IUnknown>(
  next: (count: number) => readonly T[],
): Generator<T, void, undefined> {
  for (;;) {
    const batch = next(BATCH);
    let index = 0;
    try {
      for (; index < batch.length; index++) {
        yield batch[index]!;
        batch[index]!.dispose();
      }
    } finally {
      for (; index < batch.length; index++) batch[index]!.dispose();
    }
    if (batch.length < BATCH) return;
  }
}
