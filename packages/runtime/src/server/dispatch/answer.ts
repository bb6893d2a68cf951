import { describe } from "../../errors/describe.ts";
import { viewOf } from "../../marshal/records.ts";
import { TaskMemory } from "../../marshal/task-memory.ts";
import { storeBytes } from "../../native/memory.ts";
import { abandon } from "../abandon.ts";
import { HandlerResultError } from "../handler-error.ts";
import { refuseThenable } from "../results.ts";
import type { ServedMember } from "./members.ts";
import { makeReady, type Ready, type Reference, resultAt } from "./reference.ts";

interface Output {
  readonly name: string;
  readonly place: Reference | undefined;
  /** [in, out]: where a handler tells nothing, the caller's value stands. */
  readonly keeps: boolean;
}

/**
 * Writes what a handler answered to where the caller wants it: all of it, or nothing. Wrappers pass to the caller; those
 * that it has no place for are disposed.
 *
 * @throws {HandlerResultError} when it is not what the member answers
 */
export function writeAnswer(
  member: ServedMember,
  answer: unknown,
  result: number,
  references: ReadonlyMap<string, Reference>,
): void {
  refuseThenable(answer, member.at);
  const outputs = outputsOf(member, result, references);
  if (outputs.length === 0) return;
  const memory = new TaskMemory(true);
  try {
    const values = outputs.length === 1 ? [answer] : membersIn(answer, outputs, member.at);
    const ready: Ready[] = [];
    for (const [index, { name, place, keeps }] of outputs.entries()) {
      const value = values[index];
      if (place === undefined || (keeps && value === undefined)) continue;
      ready.push(makeReady(place, value, memory, member.at, name));
    }
    memory.handOver();
    for (const one of ready) put(one);
    outputs.forEach(({ place }, index) => {
      if (place === undefined) abandon(values[index]);
    });
  } catch (error) {
    abandon(answer);
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw error instanceof HandlerResultError
      ? error
      : new HandlerResultError(error.message, { cause: error });
  } finally {
    memory.free();
  }
}

function outputsOf(
  { result: type, parameters }: ServedMember,
  result: number,
  references: ReadonlyMap<string, Reference>,
): Output[] {
  const outs = parameters
    .filter(({ direction }) => direction !== undefined)
    .map(({ name, direction }) => ({ name, place: references.get(name), keeps: direction === "inout" }));
  if (type === undefined) return outs;
  return [{ name: "result", place: resultAt(result, type), keeps: false }, ...outs];
}

function membersIn(answer: unknown, outputs: readonly Output[], at: string): unknown[] {
  if (answer === undefined && outputs.every(({ keeps }) => keeps)) return outputs.map(() => undefined);
  if (typeof answer !== "object" || answer === null) {
    throw new HandlerResultError(
      `${at}: a handler must return an object of its outputs, got ${describe(answer)}`,
    );
  }
  return outputs.map(({ name }) => (answer as Record<string, unknown>)[name]);
}

/** Replaces what lies in a place, which its owner is freed of. */
function put({ address, codec, view }: Ready): void {
  const former = viewOf(address, codec.size);
  storeBytes(address, new Uint8Array(view.buffer));
  codec.free?.(former, 0);
}
