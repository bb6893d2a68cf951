import { copyIn } from "../marshal/bytes.ts";
import { CallMemory } from "../marshal/call-memory.ts";
import type { RecordCodec } from "../marshal/records.ts";
import { allocateString } from "../marshal/strings.ts";
import { allocate, copyMemory, free } from "../native/memory.ts";

/**
 * The memory of what a handler returns: all that the results point to is from the task allocator, for the caller of the
 * method to free, unless `free` comes instead of `handOver`.
 */
export class ResultMemory extends CallMemory {
  private readonly owned: number[] = [];

  override string(text: string): number {
    return this.own(allocateString(text));
  }

  bytes(bytes: Uint8Array): number {
    return this.own(copyIn(bytes));
  }

  /** As `records`, in one block that is handed over too. */
  array(
    values: readonly unknown[],
    codec: RecordCodec,
    at: string,
    path: string,
  ): { readonly address: number; readonly length: number } {
    const { address, length } = this.records(values, codec, at, path);
    const block = this.own(allocate(length * codec.size));
    copyMemory(block, address, length * codec.size);
    return { address: block, length };
  }

  /** Leaves everything to the caller of the method. */
  handOver(): void {
    this.owned.length = 0;
    this.bstrs.length = 0;
  }

  override free(): void {
    super.free();
    for (const address of this.owned.splice(0)) free(address);
  }

  private own(address: number): number {
    this.owned.push(address);
    return address;
  }
}
