import { isWrapper } from "../client/iunknown.ts";
import { disposable } from "../client/outs.ts";
import { received } from "../client/received.ts";
import { ComError } from "../errors/com-error.ts";
import { fromNative } from "../marshal/scalars.ts";
import type { MethodPlan, ScalarKind } from "../plan.ts";
import type { Call } from "./call.ts";
import type { Result } from "./results.ts";

/** What the native function itself told, if that is part of the result. */
interface NativeResult {
  readonly name: string;
  readonly read: (native: unknown) => unknown;
}

/**
 * Makes of a call's native result and its outputs what the generated method returns: the value where there is one, an
 * object where there are several. A failure has no `errorInfo`: the system keeps that per thread.
 */
export function composer(
  interfaceName: string,
  method: MethodPlan,
  results: readonly Result[],
): (native: unknown, call: Call) => unknown {
  const own = nativeResult(method);
  const tellsFailure = (method.returns ?? "hresult") === "hresult";
  const names = [...(own ? [own.name] : []), ...results.map(({ name }) => name)];
  const holdsWrapper = results.some((result) => result.isWrapper);

  return (native, call) => {
    if (tellsFailure && (native as number) < 0) {
      throw new ComError(native as number, { interface: interfaceName, method: method.name });
    }
    const values = own ? [own.read(native)] : [];
    values.push(...received(() => readAll(results, call)));
    if (values.length <= 1) return values[0];
    const result = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    return holdsWrapper ? disposable(result) : result;
  };
}

/** Reads all results, or on an error keeps none of the wrappers. */
function readAll(results: readonly Result[], call: Call): unknown[] {
  const values: unknown[] = [];
  try {
    for (const { read } of results) values.push(read(call));
    return values;
  } catch (error) {
    for (const value of values.flat()) if (isWrapper(value)) value.dispose();
    throw error;
  }
}

function nativeResult({ returns = "hresult", successCodes }: MethodPlan): NativeResult | undefined {
  if (returns === "hresult") {
    return successCodes === undefined ? undefined : { name: "hresult", read: (hr) => hr };
  }
  const { kind } = returns;
  if (kind === "void") return undefined;
  return { name: "result", read: (value) => fromNative(kind as ScalarKind, value) };
}
