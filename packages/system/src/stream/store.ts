import { ComError } from "@combind/runtime";
import { STG_E_MEDIUMFULL } from "../gen/index.ts";

/** Bytes by position, as a file has them: what `streamOver` makes a stream of. Positions and sizes are whole numbers. */
export interface ByteStore {
  readonly size: number;
  /** At most `count` bytes from a position within the size; none at its end. */
  read(at: number, count: number): Uint8Array;
  /** Writes at a position, which may lie behind the end: what is between is zero then. */
  write(at: number, bytes: Uint8Array): void;
  /** Cuts off, or adds zeros. */
  resize(size: number): void;
  /** Makes lasting what was written. */
  flush?(): void;
}

/** What an array of bytes may hold everywhere. */
const LARGEST = 0x7fff_ffff;

const SMALLEST = 256;

/** A store in memory. */
export class MemoryStore implements ByteStore {
  #room: Uint8Array;
  #size: number;

  /** Starts with a copy of these. */
  constructor(initial: Uint8Array = new Uint8Array(0)) {
    this.#room = Uint8Array.from(initial);
    this.#size = initial.length;
  }

  get size(): number {
    return this.#size;
  }

  read(at: number, count: number): Uint8Array {
    return this.#room.slice(at, Math.min(at + count, this.#size));
  }

  write(at: number, bytes: Uint8Array): void {
    const end = at + bytes.length;
    if (end > this.#size) this.resize(end);
    this.#room.set(bytes, at);
  }

  resize(size: number): void {
    if (size > LARGEST) throw new ComError(STG_E_MEDIUMFULL);
    if (size > this.#room.length) {
      const room = new Uint8Array(Math.min(LARGEST, Math.max(size, this.#size * 2, SMALLEST)));
      room.set(this.#room.subarray(0, this.#size));
      this.#room = room;
    }
    this.#room.fill(0, size, this.#size);
    this.#size = size;
  }
}
