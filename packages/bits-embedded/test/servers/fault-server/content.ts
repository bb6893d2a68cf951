import { createCipheriv, createHash } from "node:crypto";

/** What a file on the server holds. Large contents take no more memory than small ones: a block is repeated. */
export class Content {
  readonly size: number;
  readonly #block: Uint8Array;

  private constructor(size: number, block: Uint8Array) {
    this.size = size;
    this.#block = block;
  }

  static of(data: Uint8Array | string): Content {
    const bytes = Buffer.from(data);
    return new Content(bytes.length, bytes);
  }

  /** Bytes that look random, always the same for a seed; no two offsets of interest begin alike. */
  static random(size: number, seed = 1): Content {
    const key = Buffer.alloc(16);
    key.writeUInt32LE(seed);
    const block = Buffer.alloc(Math.min(size, 1_048_583));
    return new Content(size, createCipheriv("aes-128-ctr", key, Buffer.alloc(16)).update(block));
  }

  /** The bytes of [start, end) in chunks. */
  *read(start = 0, end = this.size, chunk = 65_536): Generator<Uint8Array> {
    while (start < end) {
      const from = start % this.#block.length;
      const length = Math.min(chunk, end - start, this.#block.length - from);
      yield this.#block.subarray(from, from + length);
      start += length;
    }
  }

  bytes(start = 0, end = this.size): Buffer {
    return Buffer.concat([...this.read(start, end)]);
  }

  sha256(): string {
    const hash = createHash("sha256");
    for (const chunk of this.read()) hash.update(chunk);
    return hash.digest("hex");
  }
}
