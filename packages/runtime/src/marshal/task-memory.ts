import { allocate, free, storeBytes } from "../native/memory.ts";
import { copyIn } from "./bytes.ts";
import { type Block, CallMemory, type Items } from "./call-memory.ts";
import type { Codec } from "./codec.ts";

interface Staged {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/**
 * The memory of values that pass to the other side, which frees them: what a handler returns, and what an [in, out]
 * argument of the client points to. All of it is from the task allocator, unless `free` comes instead of `handOver`.
 */
export class TaskMemory extends CallMemory {
  /** Whether wrappers pass with the references that they stand for: so in the results of handlers. */
  readonly takesWrappers: boolean;
  private readonly staged: Staged[] = [];
  private readonly passed: Disposable[] = [];

  constructor(takesWrappers = false) {
    super();
    this.takesWrappers = takesWrappers;
  }

  /** Task memory; what is written to the view reaches it with `handOver`. */
  override target(bytes: number): Block {
    const view = new DataView(new ArrayBuffer(bytes || 1));
    const address = this.keep(allocate(bytes), free);
    this.staged.push({ address, bytes: new Uint8Array(view.buffer) });
    return { address, view };
  }

  /** Checks an [in, out] value and writes it, with `handOver`, to a cell in scratch memory, which is empty until then. */
  place<T>(cell: number, value: T, codec: Codec<T>, at: string, path: string): void {
    const view = new DataView(new ArrayBuffer(codec.size));
    codec.write(view, 0, value, this, at, path);
    this.staged.push({ address: cell, bytes: new Uint8Array(view.buffer) });
  }

  bytes(bytes: Uint8Array): number {
    return this.keep(copyIn(bytes), free);
  }

  /** As `records`, in one block that is handed over too. */
  array(values: ArrayLike<unknown>, codec: Codec, at: string, path: string): Items {
    return this.elements(values, codec, at, path, (bytes) => this.target(bytes));
  }

  /** Disposes a wrapper at the end, whatever it is: its reference was passed on, or the result was unusable. */
  pass(wrapper: Disposable): void {
    this.passed.push(wrapper);
  }

  /** Leaves everything to the other side. Cannot fail. */
  handOver(): void {
    for (const { address, bytes } of this.staged.splice(0)) storeBytes(address, bytes);
    this.forget();
    this.disposePassed();
  }

  override free(): void {
    this.staged.length = 0;
    super.free();
    this.disposePassed();
  }

  private disposePassed(): void {
    for (const wrapper of this.passed.splice(0)) wrapper[Symbol.dispose]();
  }
}
