import { type IUnknown, isWrapper } from "../client/iunknown.ts";
import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { drop, take } from "../marshal/scratch.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { HandlerResultError } from "./handler-error.ts";
import type { NativeArguments } from "./inputs.ts";
import type { Output } from "./outputs.ts";

/** The largest value that is written by way of a cell: a GUID. */
const CELL = 16;

/**
 * Writes what a handler answered, one value per visible output, to where the caller's pointers point. First comes
 * everything that can fail, then the writes, so that the caller gets all outputs or none; on failure nothing stays
 * allocated or referenced. Answers whether the room that the caller offers, if there is any, is full.
 */
export function writeOutputs(
  outputs: readonly Output[],
  visible: readonly Output[],
  answer: readonly unknown[],
  values: NativeArguments,
  at: string,
): boolean {
  if (outputs.length === 0) return true;
  const results = [...answer];
  const memory = new TaskMemory(true);
  const cell = take(CELL);
  try {
    const staged = prepare(visible, results, values, memory, at);
    for (const output of outputs) {
      const address = Number(values[output.index]);
      if (address === 0) continue;
      const source = visible.findIndex(({ name }) => name === (output.countOf ?? output.name));
      const value = output.countOf === undefined ? staged[source] : countOf(results[source], output);
      output.write(address, value as never, cell);
    }
    memory.handOver();
    return visible.every(
      ({ capacity }, index) => capacity === undefined || capacity(values) === lengthOf(results[index]),
    );
  } catch (error) {
    memory.free();
    for (const list of referenceLists(visible, results)) {
      for (const result of list) if (isWrapper(result)) result.dispose();
    }
    throw error;
  } finally {
    drop(cell);
  }
}

/**
 * Takes the results apart in place, checks them, and makes the memory of those that need any. What can run code of a
 * person comes first: it might release a wrapper that was checked before.
 */
function prepare(
  visible: readonly Output[],
  results: unknown[],
  values: NativeArguments,
  memory: TaskMemory,
  at: string,
): unknown[] {
  explaining(at, () => {
    for (const [index, { marshal }] of visible.entries()) {
      if (marshal !== undefined) results[index] = marshal(results[index], values, memory, at);
    }
    ownReferences(referenceLists(visible, results));
    for (const [index, { check }] of visible.entries()) check(results[index], at, values);
  });
  return visible.map(({ allocate }, index) =>
    allocate === undefined ? results[index] : allocate(results[index] as never, memory),
  );
}

/** Whatever is wrong with a result is the handler's mistake, not an argument's; only want of memory is neither. */
function explaining(at: string, body: () => void): void {
  try {
    body();
  } catch (cause) {
    if (cause instanceof NativeMemoryError) throw cause;
    throw new HandlerResultError(`${at}: the handler's result is unusable`, { cause });
  }
}

/** Where wrappers may be: among the results, and in those that fill a room of the caller's. */
function referenceLists(visible: readonly Output[], results: unknown[]): unknown[][] {
  const rooms = results.filter((result, index) => visible[index]?.capacity && Array.isArray(result));
  return [results, ...(rooms as unknown[][])];
}

/** A wrapper has one reference to hand over: where it stands for several results, each further one gets its own. */
function ownReferences(lists: readonly unknown[][]): void {
  const seen = new Set<unknown>();
  for (const list of lists) {
    for (const [index, result] of list.entries()) {
      if (seen.has(result)) list[index] = (result as IUnknown).retain();
      else if (isWrapper(result)) seen.add(result);
    }
  }
}

/** An array's length, as the hidden output that tells it wants it: the wide ones are bigints. */
function countOf(result: unknown, { size }: Output): number | bigint {
  const length = lengthOf(result);
  return size === 8 ? BigInt(length) : length;
}

function lengthOf(result: unknown): number {
  return result === null ? 0 : (result as { readonly length: number }).length;
}
