import { ComError, type Guid, type Handlers, implement } from "@combind/runtime";
import {
  IStream,
  STATFLAG,
  type STATSTG,
  STG_E_INVALIDFUNCTION,
  STGM_READWRITE,
  STGTY,
  STREAM_SEEK,
} from "../gen/index.ts";
import { type ByteStore, MemoryStore } from "./store.ts";

export interface StreamOverOptions {
  /** What `stat` calls the stream. */
  readonly name?: string;
}

/** How many bytes `copyTo` hands on at a time. */
const CHUNK = 0x1_0000;

const NO_CLASS = "00000000-0000-0000-0000-000000000000" as Guid;

/**
 * An IStream in JavaScript over a store, or over a copy of some bytes in memory, which grows as it must. Clones share the
 * bytes. Locks do not work, and nothing is held back until `commit`. The caller owns the result.
 */
export function streamOver(bytes: Uint8Array | ByteStore, options: StreamOverOptions = {}): IStream {
  const store = bytes instanceof Uint8Array ? new MemoryStore(bytes) : bytes;
  return implement(IStream, new StreamHandlers(store, options.name ?? null, 0));
}

/** One stream: a position in a store. */
class StreamHandlers implements Handlers<IStream> {
  readonly #store: ByteStore;
  readonly #name: string | null;
  #at: number;

  constructor(store: ByteStore, name: string | null, at: number) {
    this.#store = store;
    this.#name = name;
    this.#at = at;
  }

  read(count: number): Uint8Array {
    if (this.#at >= this.#store.size) return new Uint8Array(0);
    const bytes = this.#store.read(this.#at, count);
    this.#at += bytes.length;
    return bytes;
  }

  write(bytes: Uint8Array): number {
    if (bytes.length > 0) this.#store.write(this.#at, bytes);
    this.#at += bytes.length;
    return bytes.length;
  }

  seek(distance: bigint, origin: number): bigint {
    const at = this.#originOf(origin) + distance;
    if (at < 0n || at > BigInt(Number.MAX_SAFE_INTEGER)) throw new ComError(STG_E_INVALIDFUNCTION);
    this.#at = Number(at);
    return at;
  }

  #originOf(origin: number): bigint {
    if (origin === STREAM_SEEK.SET) return 0n;
    if (origin === STREAM_SEEK.CUR) return BigInt(this.#at);
    if (origin === STREAM_SEEK.END) return BigInt(this.#store.size);
    throw new ComError(STG_E_INVALIDFUNCTION);
  }

  setSize(size: bigint): void {
    this.#store.resize(Number(size));
  }

  copyTo(target: IStream, count: bigint): { pcbRead: bigint; pcbWritten: bigint } {
    let [pcbRead, pcbWritten] = [0n, 0n];
    while (pcbRead < count) {
      const left = count - pcbRead;
      const bytes = this.read(left < CHUNK ? Number(left) : CHUNK);
      if (bytes.length === 0) break;
      pcbRead += BigInt(bytes.length);
      const written = target.write(bytes);
      pcbWritten += BigInt(written);
      if (written < bytes.length) break;
    }
    return { pcbRead, pcbWritten };
  }

  commit(): void {
    this.#store.flush?.();
  }

  /** Nothing was held back. */
  revert(): void {}

  lockRegion(): void {
    throw new ComError(STG_E_INVALIDFUNCTION);
  }

  unlockRegion(): void {
    throw new ComError(STG_E_INVALIDFUNCTION);
  }

  stat(flags: number): STATSTG {
    return {
      pwcsName: flags === STATFLAG.DEFAULT ? this.#name : null,
      type: STGTY.STREAM,
      cbSize: BigInt(this.#store.size),
      mtime: 0n,
      ctime: 0n,
      atime: 0n,
      grfMode: STGM_READWRITE,
      grfLocksSupported: 0,
      clsid: NO_CLASS,
      grfStateBits: 0,
      reserved: 0,
    };
  }

  clone(): IStream {
    return implement(IStream, new StreamHandlers(this.#store, this.#name, this.#at));
  }
}
