import { Writable, type WritableOptions } from "node:stream";
import type { ISequentialStream } from "../gen/index.ts";
import { writeAll } from "./whole.ts";

/**
 * A Node stream whose bytes go where a COM stream stands, each chunk in one synchronous call, or more if not all is taken.
 * A failed call destroys it with the ComError. It does not commit.
 *
 * It has a reference of its own, which it gives back when it has finished or is destroyed; yours stays yours.
 */
export function writableTo(
  stream: ISequentialStream,
  options: Pick<WritableOptions, "highWaterMark" | "signal"> = {},
): Writable {
  const target = stream.retain();
  return new Writable({
    ...options,
    write(chunk: Uint8Array, _encoding, done) {
      try {
        writeAll(target, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    destroy(error, done) {
      target.dispose();
      done(error);
    },
  });
}
