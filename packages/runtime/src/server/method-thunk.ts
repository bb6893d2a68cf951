import { expire, type IUnknown, isWrapper } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { E_FAIL, E_NOTIMPL, E_POINTER, RPC_E_DISCONNECTED } from "../errors/hresults.ts";
import { enterCallback, leaveCallback } from "../lifetime/callbacks.ts";
import { drop, take } from "../marshal/scratch.ts";
import type { NativeFunction } from "../native/functions.ts";
import { copyMemory, free } from "../native/memory.ts";
import type { MethodPlan } from "../plan.ts";
import { HandlerResultError, hresultOf, reportHandlerError } from "./handler-error.ts";
import { inputReaders, type NativeArguments } from "./inputs.ts";
import { type HandlerTable, objectAt } from "./objects.ts";
import { type Output, outputsOf } from "./outputs.ts";
import { type Answer, answerReader } from "./results.ts";

/** The largest output: a GUID. */
const CELL = 16;

/**
 * The function behind a vtable slot, shared by all objects: finds the object by its address, calls its handler, writes
 * the outputs. No exception leaves it: Koffi would answer S_OK, and skip the other callbacks of the native call.
 */
export function methodThunk(interfaceName: string, method: MethodPlan): NativeFunction {
  const at = `${interfaceName}.${method.name}`;
  const inputs = inputReaders(method);
  const outputs = outputsOf(method);
  const visible = outputs.filter(({ countOf }) => countOf === undefined);
  const readAnswer = answerReader(method, visible, at);
  const tellsFailure = method.signature[0] === "i" && (method.returns ?? "hresult") === "hresult";

  const call = (self: number, values: NativeArguments): unknown => {
    if (!clearOutputs(outputs, values)) throw new ComError(E_POINTER);
    const object = objectAt(self);
    if (object === undefined) throw new ComError(RPC_E_DISCONNECTED);
    enterCallback();
    const borrowed: IUnknown[] = [];
    try {
      const given = inputs.map((read) => read(values, borrowed));
      const answer = readAnswer(invoke(object.handlers, method, given, at));
      writeOutputs(outputs, visible, answer, values, at);
      return answer.native;
    } finally {
      for (const wrapper of borrowed) expire(wrapper);
      leaveCallback();
    }
  };

  return (self: number, ...values: unknown[]): unknown => {
    try {
      return call(self, values);
    } catch (error) {
      try {
        reportHandlerError(error, at);
        return tellsFailure ? hresultOf(error) : 0;
      } catch {
        return tellsFailure ? E_FAIL | 0 : 0;
      }
    }
  };
}

function invoke(handlers: HandlerTable, method: MethodPlan, given: unknown[], at: string): unknown {
  const { name, accessor } = method;
  if (!(name in handlers)) throw new ComError(E_NOTIMPL);
  if (accessor === "set") {
    if (!Reflect.set(handlers, name, given[0])) throw new ComError(E_NOTIMPL);
    return undefined;
  }
  const handler = handlers[name];
  if (accessor === "get") return handler;
  if (handler === undefined) throw new ComError(E_NOTIMPL);
  if (typeof handler !== "function") {
    throw new HandlerResultError(`${at}: the handler is no function but ${describe(handler)}`);
  }
  return Reflect.apply(handler, handlers, given);
}

/** Zeroes what the caller's pointers point to, as COM wants it on failure too. False when one of them is NULL. */
function clearOutputs(outputs: readonly Output[], values: NativeArguments): boolean {
  if (outputs.length === 0) return true;
  let complete = true;
  const zeros = take(CELL);
  try {
    for (const { index, size, keeps } of outputs) {
      const address = Number(values[index]);
      if (address === 0) complete = false;
      else if (!keeps) copyMemory(address, zeros, size);
    }
  } finally {
    drop(zeros);
  }
  return complete;
}

/** First everything that can fail, then the writes, so that the caller gets all outputs or none. */
function writeOutputs(
  outputs: readonly Output[],
  visible: readonly Output[],
  answer: Answer,
  values: NativeArguments,
  at: string,
): void {
  if (outputs.length === 0) return;
  const results = answer.values.map(ownReferences);
  const allocated = prepare(visible, results, at);
  const cell = take(CELL);
  try {
    for (const output of outputs) {
      const source = visible.findIndex(({ name }) => name === (output.countOf ?? output.name));
      const result =
        output.countOf === undefined
          ? (allocated[source] ?? results[source])
          : countOf(results[source], output);
      output.write(cell, result as never);
      copyMemory(Number(values[output.index]), cell, output.size);
    }
  } finally {
    drop(cell);
  }
}

/** A wrapper has one reference to hand over: where it stands for several outputs, each further one gets its own. */
function ownReferences(result: unknown, index: number, results: readonly unknown[]): unknown {
  return isWrapper(result) && results.indexOf(result) < index ? result.retain() : result;
}

/** Checks all results and allocates the memory of those that need any. On failure nothing stays allocated or referenced. */
function prepare(
  visible: readonly Output[],
  results: readonly unknown[],
  at: string,
): (number | undefined)[] {
  const allocated: (number | undefined)[] = [];
  try {
    for (const [index, output] of visible.entries()) checkResult(output, results[index], at);
    for (const [index, output] of visible.entries())
      allocated.push(output.allocate?.(results[index] as never));
    return allocated;
  } catch (error) {
    for (const address of allocated) free(address ?? 0);
    for (const result of results) if (isWrapper(result)) result.dispose();
    throw error;
  }
}

function checkResult(output: Output, result: unknown, at: string): void {
  try {
    output.check(result, at);
  } catch (cause) {
    throw new HandlerResultError(`${at}: the handler's result is unusable`, { cause });
  }
}

/** An array's length, as the hidden output that tells it wants it: the wide ones are bigints. */
function countOf(result: unknown, { size }: Output): number | bigint {
  const length = result === null ? 0 : (result as Uint8Array).length;
  return size === 8 ? BigInt(length) : length;
}
