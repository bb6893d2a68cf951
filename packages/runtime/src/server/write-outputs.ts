import { type IUnknown, isWrapper } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { drop, take } from "../marshal/scratch.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { abandon } from "./abandon.ts";
import { HandlerResultError } from "./handler-error.ts";
import { lengthOf, type NativeArguments } from "./lengths.ts";
import type { Answering, Output } from "./output.ts";

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
    const written = prepare(outputs, visible, results, { values, memory, at });
    for (const { output, value } of written) {
      output.write(Number(values[output.index]), value as never, cell, memory);
    }
    memory.handOver();
    for (const { output, value } of written) output.release?.(value as never);
    return visible.every(
      ({ capacity }, index) => capacity === undefined || capacity(values) === lengthOf(results[index]),
    );
  } catch (error) {
    memory.free();
    abandon(answer);
    abandon(results);
    throw error;
  } finally {
    drop(cell);
  }
}

interface Prepared {
  readonly output: Output;
  readonly value: unknown;
}

/**
 * Takes the results apart in place, checks them, and makes the memory of those that need any; answers what to write.
 * What can run code of a person comes first: it might release a wrapper that was checked before.
 */
function prepare(
  outputs: readonly Output[],
  visible: readonly Output[],
  results: unknown[],
  call: Answering,
): Prepared[] {
  const given = outputs.filter(({ index }) => Number(call.values[index]) !== 0);
  return explaining(call.at, () => {
    for (const [index, output] of visible.entries()) {
      const { keeps, unwanted, marshal } = output;
      if ((keeps || unwanted) && !given.includes(output)) discard(results, index);
      else if (marshal !== undefined) results[index] = marshal(results[index], call);
    }
    ownReferences(referenceLists(visible, results));
    return given.map((output) => {
      const { name, countOf, marshal, check } = output;
      const source = results[visible.findIndex((one) => one.name === (countOf ?? name))];
      const value = countOf === undefined ? source : marshal!(source, call);
      check(value, call, results);
      return { output, value };
    });
  });
}

/** The caller has no place for a value. */
function discard(results: unknown[], index: number): void {
  abandon(results[index]);
  results[index] = null;
}

/** Whatever is wrong with a result is the handler's mistake, not an argument's; want of memory and refusals are not. */
function explaining<T>(at: string, body: () => T): T {
  try {
    return body();
  } catch (cause) {
    if (cause instanceof NativeMemoryError || cause instanceof ComError) throw cause;
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
