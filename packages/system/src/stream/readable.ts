import { Readable, type ReadableOptions } from "node:stream";
import type { ISequentialStream } from "../gen/index.ts";

/**
 * A Node stream of the bytes from where a COM stream stands to its end. It reads when somebody wants more, with calls that
 * are synchronous, and at most `highWaterMark` bytes at a time. A failed call destroys it with the ComError.
 *
 * It has a reference of its own, which it gives back when it has ended or is destroyed; yours stays yours.
 */
export function readableFrom(
  stream: ISequentialStream,
  options: Pick<ReadableOptions, "highWaterMark" | "signal"> = {},
): Readable {
  const source = stream.retain();
  return new Readable({
    ...options,
    read(size) {
      try {
        const bytes = source.read(size);
        this.push(bytes.length === 0 ? null : bytes);
      } catch (error) {
        this.destroy(error as Error);
      }
    },
    destroy(error, done) {
      source.dispose();
      done(error);
    },
  });
}
