import { expire, type IUnknown } from "../client/iunknown.ts";
import { lent } from "../client/received.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { E_FAIL, E_NOTIMPL, E_POINTER, RPC_E_DISCONNECTED, S_FALSE } from "../errors/hresults.ts";
import { enterHandler, leaveHandler, noteGone } from "../errors/said.ts";
import { enterCallback, leaveCallback } from "../lifetime/callbacks.ts";
import { returnsHresult, returnsRoom } from "../marshal/native-result.ts";
import type { NativeFunction } from "../native/functions.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import { callbackEnd, callbackStart, traced } from "../trace/channels.ts";
import { describeArguments } from "../trace/native-arguments.ts";
import { abandon } from "./abandon.ts";
import { answerObserver } from "./answer-observer.ts";
import { tellFailure } from "./error-info.ts";
import { clearForeign } from "./foreign.ts";
import { HandlerResultError, hresultOf, reportHandlerError } from "./handler-error.ts";
import { inputReaders } from "./inputs.ts";
import type { NativeArguments } from "./lengths.ts";
import { type HandlerTable, objectAt } from "./objects.ts";
import type { Output } from "./output.ts";
import { outputsOf } from "./outputs.ts";
import { answerReader } from "./results.ts";
import { writeOutputs } from "./write-outputs.ts";

/**
 * The function behind a vtable slot, shared by all objects: finds the object by its address, calls its handler, writes
 * the outputs. No exception leaves it: Koffi would answer S_OK, and skip the other callbacks of the native call.
 */
export function methodThunk({ interfaceName, iid }: InterfaceClass, method: MethodPlan): NativeFunction {
  const at = `${interfaceName}.${method.name}`;
  const inputs = inputReaders(method);
  const outputs = outputsOf(method);
  const cleared = inClearingOrder(outputs);
  const visible = outputs.filter(({ countOf }) => countOf === undefined);
  const readAnswer = answerReader(method, visible, at);
  const tellsFailure = returnsHresult(method);
  const answersRoom = returnsRoom(method);
  const native = (values: NativeArguments, result: unknown): unknown =>
    answersRoom ? Number(values[0]) : result;

  const call = (self: number, values: NativeArguments): unknown => {
    if (!clearOutputs(cleared, values)) throw new ComError(E_POINTER);
    const object = objectAt(self);
    if (object === undefined) throw new ComError(RPC_E_DISCONNECTED);
    enterCallback();
    const borrowed: IUnknown[] = [];
    try {
      const given = lent(borrowed, () => inputs.map((read) => read(values, borrowed)));
      const result = invoke(object.handlers, method, given, at);
      try {
        const answer = readAnswer(result);
        const full = writeOutputs(outputs, visible, answer.values, values, at);
        const code = full ? answer.native : answer.native || S_FALSE;
        answerObserver?.accepted(object.handlers, code);
        return code;
      } catch (error) {
        abandon(result);
        answerObserver?.refused(object.handlers, error);
        throw error;
      }
    } finally {
      for (const wrapper of borrowed) expire(wrapper);
      leaveCallback();
    }
  };

  const serve = (self: number, values: NativeArguments): unknown => {
    const outer = enterHandler();
    try {
      const result = native(values, call(self, values));
      leaveHandler(outer);
      return result;
    } catch (error) {
      try {
        reportHandlerError(error, at);
        if (!tellsFailure) {
          noteGone();
          return native(values, 0);
        }
        tellFailure(error, at, iid);
        return hresultOf(error);
      } catch {
        noteGone();
        return tellsFailure ? E_FAIL | 0 : native(values, 0);
      }
    }
  };

  return (self: number, ...values: unknown[]): unknown => {
    if (!callbackEnd.hasSubscribers) return serve(self, values);
    let served: { readonly native: unknown } | undefined;
    const serveOnce = (): unknown => {
      served = { native: serve(self, values) };
      return served.native;
    };
    try {
      const { name, slot } = method;
      const given = describeArguments(method, values);
      const trace = { interface: interfaceName, method: name, slot, arguments: given };
      return traced(callbackStart, callbackEnd, trace, tellsFailure, serveOnce);
    } catch {
      // The stack has ended in what only tells about the call.
      return served === undefined ? serve(self, values) : served.native;
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

/** Those whose size is known come first: the size of the others depends on the call, which may tell it wrongly. */
function inClearingOrder(outputs: readonly Output[]): Output[] {
  const known = outputs.filter(({ size }) => typeof size === "number");
  return [...known, ...outputs.filter((output) => !known.includes(output))];
}

/** Zeroes what the caller's pointers point to, as COM wants it on failure too. False when one that must not be is NULL. */
function clearOutputs(outputs: readonly Output[], values: NativeArguments): boolean {
  let complete = true;
  for (const { index, size, keeps, optional } of outputs) {
    const address = Number(values[index]);
    if (address === 0) complete &&= optional(values);
    else if (!keeps) clearForeign(address, typeof size === "number" ? size : size(values));
  }
  return complete;
}
