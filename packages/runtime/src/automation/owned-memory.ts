import type { CallMemory } from "../marshal/call-memory.ts";
import { TaskMemory } from "../marshal/task-memory.ts";

/**
 * The memory of what a container owns: the elements of a SAFEARRAY, the target of a reference. Wrappers pass with the
 * container, at the end of whatever that is part of.
 */
class OwnedMemory extends TaskMemory {
  private readonly outer: CallMemory;

  constructor(outer: CallMemory) {
    super(outer instanceof TaskMemory && outer.takesWrappers);
    this.outer = outer;
  }

  override pass(wrapper: Disposable): void {
    (this.outer as TaskMemory).pass(wrapper);
  }
}

/**
 * Writes what a container is going to own, then lets `contain` make the container, which owns it from then on. If either
 * throws, everything is given back.
 */
export function writeOwned<T>(outer: CallMemory, write: (memory: CallMemory) => void, contain: () => T): T {
  const memory = new OwnedMemory(outer);
  try {
    write(memory);
    const container = contain();
    memory.handOver();
    return container;
  } finally {
    memory.free();
  }
}
