import type { OutArray } from "../client/out-array.ts";
import { type Block, CallMemory } from "../marshal/call-memory.ts";
import type { Room, TextRoom } from "../marshal/room.ts";
import { TaskMemory } from "../marshal/task-memory.ts";

/** Where the elements of an argument lie. */
export interface PlacedArray {
  readonly address: number;
  readonly length: number;
}

/** What one call owns from its arguments to its results: nothing of it is shared, as other calls run meanwhile. */
export class Call extends CallMemory {
  /** The visible arguments. */
  readonly given: readonly unknown[];
  /** Where native code finds [in] values that go by reference, and leaves [out] values. */
  readonly cells: Block;
  /** What [in, out] arguments own until the call is made; then it belongs to where they lie. */
  readonly passed = new TaskMemory();
  /** The arrays among the arguments, by name. */
  readonly arrays = new Map<string, PlacedArray>();
  /** Room for results, by name. */
  readonly references = new Map<string, OutArray>();
  readonly rooms = new Map<string, Room>();
  readonly texts = new Map<string, TextRoom>();

  constructor(given: readonly unknown[], cellBytes: number) {
    super();
    this.given = given;
    this.cells = this.block(cellBytes);
  }

  override free(): void {
    this.passed.free();
    super.free();
  }
}
