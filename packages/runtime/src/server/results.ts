import { describe } from "../errors/describe.ts";
import { SCALARS, toNative } from "../marshal/scalars.ts";
import type { MethodPlan, ScalarKind } from "../plan.ts";
import { abandon } from "./abandon.ts";
import { HandlerResultError, reportHandlerError } from "./handler-error.ts";
import type { Output } from "./output.ts";

/** What a handler answered, taken apart. */
export interface Answer {
  /** The native result: a success code, or the value of a method that returns none. */
  readonly native: unknown;
  /** One value per visible output. */
  readonly values: readonly unknown[];
}

/** Takes a handler's result apart: the inverse of how generated client methods put theirs together. */
export function answerReader(
  method: MethodPlan,
  visible: readonly Output[],
  at: string,
): (result: unknown) => Answer {
  const success = successReader(method, at);
  const members = visible.length + (success === undefined ? 0 : 1);
  return (result) => {
    refuseThenable(result, at);
    if (members === 0) return { native: 0, values: [] };
    if (members === 1) {
      return success === undefined
        ? { native: 0, values: [result] }
        : { native: success.read(result), values: [] };
    }
    if (typeof result !== "object" || result === null) {
      throw new HandlerResultError(
        `${at}: a handler must return an object of its outputs, got ${describe(result)}`,
      );
    }
    const named = result as Record<string, unknown>;
    const code = success === undefined ? undefined : named[success.name];
    const values = visible.map(({ name }) => named[name]);
    try {
      return { native: success === undefined ? 0 : success.read(code), values };
    } catch (error) {
      abandon(values);
      throw error;
    }
  };
}

interface Success {
  /** The member of the result object, if it has others. */
  readonly name: string;
  readonly read: (value: unknown) => unknown;
}

/** How a method's native result depends on its handler's: undefined if it does not. */
function successReader(method: MethodPlan, at: string): Success | undefined {
  const { returns = "hresult", successCodes } = method;
  if (returns !== "hresult") {
    if (returns.kind === "void") return undefined;
    const scalar = SCALARS[returns.kind as ScalarKind];
    if (scalar === undefined)
      throw new TypeError(`${at}: a ${returns.kind} as native result cannot be implemented`);
    return {
      name: "result",
      read: (value) => {
        scalar.check(value, at, "result");
        return toNative(returns.kind as ScalarKind, value);
      },
    };
  }
  if (successCodes === undefined) return undefined;
  return {
    name: "hresult",
    read: (value = 0) => {
      if (value === 0 || successCodes.includes(value as number)) return value;
      throw new HandlerResultError(`${at}: ${describe(value)} is no success code of this method`);
    },
  };
}

/** Native callers cannot wait. A promise that fails later is reported, so that it does not end the process. */
export function refuseThenable(result: unknown, at: string): void {
  if ((typeof result !== "object" && typeof result !== "function") || result === null) return;
  if (typeof (result as { readonly then?: unknown }).then !== "function") return;
  Promise.resolve(result).catch((error: unknown) => reportHandlerError(error, at));
  throw new HandlerResultError(`${at}: a handler must answer at once, not with a promise`);
}
