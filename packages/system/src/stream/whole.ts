import { ComError } from "@combind/runtime";
import { type ISequentialStream, STG_E_MEDIUMFULL } from "../gen/index.ts";

/** How many bytes one call reads. */
const CHUNK = 0x1_0000;

/** Every byte from where the stream stands to its end. @throws {ComError} when it cannot be read */
export function readAll(stream: ISequentialStream): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // Fewer bytes than asked for need not be the last ones.
    const chunk = stream.read(CHUNK);
    if (chunk.length === 0) break;
    chunks.push(chunk);
    size += chunk.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Writes every byte where the stream stands. @throws {ComError} also when the stream takes no more: STG_E_MEDIUMFULL */
export function writeAll(stream: ISequentialStream, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const written = stream.write(at === 0 ? bytes : bytes.subarray(at));
    if (written === 0) {
      throw new ComError(STG_E_MEDIUMFULL, { interface: "ISequentialStream", method: "write" });
    }
    at += written;
  }
}
