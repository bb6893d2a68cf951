import { type Guid, guidAt, writeGuidAt } from "../marshal/guid.ts";

// What the threads of this process share of an exported interface: six words. Shared memory cannot leave the process, so
// that a token is never taken for one of another.

const WORDS = 6;
const MARK = 0x636f_6d62_696e_6401n;

const MARK_AT = 0;
/** How many threads are importing at the moment, and from the end of the export on ENDED. */
const STATE_AT = 1;
const ADDRESS_AT = 2;
const COOKIE_AT = 3;
const IID_AT = 4;

const ENDED = 1n << 32n;

/** How an exported interface is reached. */
export interface ExportedReference {
  /** Where it lies, for threads that may call it there: the export has a reference. 0 where only a proxy will do. */
  readonly address: number;
  /** Its place in COM's table, which hands out proxies; 0 where it is not in there. */
  readonly cookie: number;
  readonly iid: Guid;
}

/** Makes the memory of a new export. */
export function makeExportMemory({ address, cookie, iid }: ExportedReference): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(WORDS * 8);
  const words = new BigInt64Array(memory);
  words[MARK_AT] = MARK;
  words[ADDRESS_AT] = BigInt(address);
  words[COOKIE_AT] = BigInt(cookie);
  writeGuidAt(new DataView(memory), IID_AT * 8, iid);
  return memory;
}

export function isExportMemory(value: unknown): value is SharedArrayBuffer {
  return (
    value instanceof SharedArrayBuffer &&
    value.byteLength === WORDS * 8 &&
    new BigInt64Array(value)[MARK_AT] === MARK
  );
}

export function exportedReference(memory: SharedArrayBuffer): ExportedReference {
  const words = new BigInt64Array(memory);
  return {
    address: Number(words[ADDRESS_AT]),
    cookie: Number(words[COOKIE_AT]),
    iid: guidAt(new DataView(memory), IID_AT * 8),
  };
}

/** Begins an import, which keeps the exported reference alive. False when the export has ended. */
export function beginImport(memory: SharedArrayBuffer): boolean {
  const words = new BigInt64Array(memory);
  for (;;) {
    const state = Atomics.load(words, STATE_AT);
    if ((state & ENDED) !== 0n) return false;
    if (Atomics.compareExchange(words, STATE_AT, state, state + 1n) === state) return true;
  }
}

/** Ends an import. True when the export has ended meanwhile, and nobody else imports: then the reference is the caller's. */
export function endImport(memory: SharedArrayBuffer): boolean {
  return Atomics.sub(new BigInt64Array(memory), STATE_AT, 1n) === ENDED + 1n;
}

/** Ends the export. True when nobody imports: then the reference is the caller's. */
export function endExport(memory: SharedArrayBuffer): boolean {
  return Atomics.or(new BigInt64Array(memory), STATE_AT, ENDED) === 0n;
}
