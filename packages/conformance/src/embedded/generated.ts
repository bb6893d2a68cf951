import { createCipheriv, createHash } from "node:crypto";

const BLOCK = 1024 * 1024;

/** Mebibytes without any pattern, the same for the same seed, made one by one. */
export function* generated(mebibytes: number, seed: string): Generator<Uint8Array> {
  const key = createHash("sha256").update(seed).digest();
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOCK);
  for (let index = 0; index < mebibytes; index++) yield cipher.update(zeros);
}
