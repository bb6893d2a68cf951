import { allocate, POINTER_SIZE } from "../native/memory.ts";

const BLOCKS_PER_CHUNK = 1_024;

/** Blocks of one size. Chunks are never freed: native code may hold the address of an object that is gone. */
interface Slab {
  fresh: number;
  freshCount: number;
  /** Freed blocks, oldest first from `oldest` on, so that a stale address stays unused as long as possible. */
  freed: number[];
  oldest: number;
}

/** By number of pointers per block. */
const slabs = new Map<number, Slab>();

/** Takes a block of native memory for some pointers. */
export function takeBlock(pointers: number): number {
  let slab = slabs.get(pointers);
  if (slab === undefined) {
    slab = { fresh: 0, freshCount: 0, freed: [], oldest: 0 };
    slabs.set(pointers, slab);
  }
  const bytes = pointers * POINTER_SIZE;
  if (slab.freshCount === 0) {
    const reused = takeOldest(slab);
    if (reused !== undefined) return reused;
    slab.fresh = allocate(bytes * BLOCKS_PER_CHUNK);
    slab.freshCount = BLOCKS_PER_CHUNK;
  }
  const block = slab.fresh;
  slab.fresh += bytes;
  slab.freshCount--;
  return block;
}

export function freeBlock(address: number, pointers: number): void {
  slabs.get(pointers)!.freed.push(address);
}

function takeOldest(slab: Slab): number | undefined {
  const block = slab.freed[slab.oldest];
  if (block === undefined) return undefined;
  slab.oldest++;
  if (slab.oldest >= BLOCKS_PER_CHUNK) {
    slab.freed = slab.freed.slice(slab.oldest);
    slab.oldest = 0;
  }
  return block;
}
