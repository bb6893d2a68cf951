import type { OutArray } from "../client/out-array.ts";
import { type Block, CallMemory } from "../marshal/call-memory.ts";
import { drop, offsetOf, view as scratch, take } from "../marshal/scratch.ts";

/** What one call owns from its arguments to its results: nothing of it is shared, as other calls run meanwhile. */
export class Call extends CallMemory {
  /** The visible arguments. */
  readonly given: readonly unknown[];
  /** Where native code finds [in] values that go by reference, and leaves [out] values. */
  readonly cells: Block;
  /** Lengths of the arrays among the arguments, by name. */
  readonly lengths = new Map<string, number>();
  /** Room for arrays of results, by name. */
  readonly rooms = new Map<string, OutArray>();

  constructor(given: readonly unknown[], cellBytes: number) {
    super();
    this.given = given;
    this.cells = this.block(cellBytes);
  }

  /** Runs `body` with a copy of the cells in scratch memory, where results are read; it gets the copy's address. */
  withCells<T>(body: (base: number) => T): T {
    const { buffer, byteLength } = this.cells.view;
    const base = take(byteLength);
    try {
      new Uint8Array(scratch.buffer, offsetOf(base), byteLength).set(new Uint8Array(buffer));
      return body(base);
    } finally {
      drop(base);
    }
  }
}
