import { copyMemory } from "../native/memory.ts";
import { workerThreads } from "./worker-threads.ts";

// The vtables of this process whose slots lead to JavaScript, of all its threads. The table is in shared memory that
// workers inherit, so that the thread that ends another can put its vtables out of use, and those of the threads that
// end with it.

const NAME = "@combind/runtime: vtables, layout 2";

/** Enough for all callbacks that Koffi has, as interfaces have two methods or more on average. */
const CAPACITY = 4_096;

// The words of an entry. The owner is the thread's id plus 1, or one of these.
const WORDS = 4;
const OWNER = 0;
const VTABLE = 1;
const REPLACEMENT = 2;
const BYTES = 3;
const FREE = 0n;
const TAKEN = -1n;

/** Behind the entries, by the thread's id: the id in the upper half, that of the thread that started it in the lower. */
const THREADS = 1_024;
const FIRST_THREAD = CAPACITY * WORDS;

let words: BigInt64Array | undefined;

/** The table of this process; a thread that has inherited none begins one for its workers. */
function table(): BigInt64Array {
  if (words === undefined) {
    const { getEnvironmentData, setEnvironmentData } = workerThreads();
    const inherited = getEnvironmentData(NAME);
    const memory =
      inherited instanceof SharedArrayBuffer
        ? inherited
        : new SharedArrayBuffer((FIRST_THREAD + THREADS) * 8);
    if (memory !== inherited) setEnvironmentData(NAME, memory);
    words = new BigInt64Array(memory);
  }
  return words;
}

/** Has the table ready for workers that are made from now on. */
export function openVtableTable(): void {
  table();
}

/** Enters a vtable of this thread, and what is to be copied over it when the thread ends: native memory, never freed. */
export function enterVtable(vtable: number, replacement: number, bytes: number): void {
  const entries = table();
  for (let entry = 0; entry < FIRST_THREAD; entry += WORDS) {
    if (Atomics.compareExchange(entries, entry + OWNER, FREE, TAKEN) !== FREE) continue;
    entries[entry + VTABLE] = BigInt(vtable);
    entries[entry + REPLACEMENT] = BigInt(replacement);
    entries[entry + BYTES] = BigInt(bytes);
    Atomics.store(entries, entry + OWNER, ownerOf(workerThreads().threadId));
    return;
  }
}

/** Notes which thread has started another. */
export function enterThread(threadId: number, parent: number): void {
  const at = FIRST_THREAD + (threadId % THREADS);
  Atomics.store(table(), at, (BigInt(threadId) << 32n) | BigInt(parent));
}

/** Puts the vtables of a thread out of use, and those of the threads below it. False when there are none. */
export function retireVtables(threadId: number): boolean {
  return retire((owner) => owner > FREE && endsWith(Number(owner - 1n), threadId));
}

/** Whether a thread is another one, or below it. Threads have greater ids than those that have started them. */
function endsWith(threadId: number, other: number): boolean {
  if (threadId <= other) return threadId === other;
  const thread = Atomics.load(table(), FIRST_THREAD + (threadId % THREADS));
  return thread >> 32n === BigInt(threadId) && endsWith(Number(thread & 0xffff_ffffn), other);
}

/** Puts the vtables of all threads out of use. */
export function retireAllVtables(): void {
  retire((owner) => owner > FREE);
}

function retire(isMeant: (owner: bigint) => boolean): boolean {
  const entries = table();
  let hasRetired = false;
  for (let entry = 0; entry < FIRST_THREAD; entry += WORDS) {
    const owner = Atomics.load(entries, entry + OWNER);
    if (!isMeant(owner)) continue;
    if (Atomics.compareExchange(entries, entry + OWNER, owner, TAKEN) !== owner) continue;
    const { [entry + VTABLE]: vtable, [entry + REPLACEMENT]: replacement, [entry + BYTES]: bytes } = entries;
    copyMemory(Number(vtable), Number(replacement), Number(bytes));
    Atomics.store(entries, entry + OWNER, FREE);
    hasRetired = true;
  }
  return hasRetired;
}

function ownerOf(threadId: number): bigint {
  return BigInt(threadId) + 1n;
}
