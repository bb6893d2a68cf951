type Memory = typeof import("../src/native/memory.ts");

/** Blocks of the task allocator in use, and frees of what was none: of a block twice, for example. */
export const blocks = { live: new Set<number>(), wrongFrees: 0 };

/** The module `native/memory.ts`, counting, for `vi.mock`. */
export async function countedMemory(importOriginal: () => Promise<Memory>): Promise<Memory> {
  const original = await importOriginal();
  return {
    ...original,
    allocate(bytes) {
      const address = original.allocate(bytes);
      blocks.live.add(address);
      return address;
    },
    free(address) {
      if (address !== 0 && !blocks.live.delete(address)) blocks.wrongFrees++;
      original.free(address);
    },
  };
}
