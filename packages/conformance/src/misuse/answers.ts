import { type InterfaceClass, implement } from "@combind/runtime";
import type { MethodPlan, ParameterPlan } from "@combind/runtime/codegen";
import type { Attempt } from "./attempt.ts";
import { callOn, isVisible } from "./sweep.ts";
import { badValues, goodValue } from "./values.ts";

/** Each method served by a handler of which one result is replaced by each value that it must not be. */
export function* badAnswers(type: InterfaceClass): Generator<Attempt> {
  for (const method of type.plan().methods) {
    const at = `${type.interfaceName}.${method.name}`;
    const outs = method.parameters.filter(isAnswered);
    for (const out of outs) {
      for (const { title, throws, make } of badValues(out)) {
        // What code of the answer throws may count as an exception of the handler.
        const code = throws ? "E_" : "E_UNEXPECTED (0x8000FFFF)";
        yield {
          name: `${at} answers for ${out.name}: ${title}`,
          expected: `ComError: ${at}: ${code}`,
          run: () => callServed(type, method, () => answerOf(outs, out, make())),
        };
      }
    }
  }
}

function isAnswered({ direction, value }: ParameterPlan): boolean {
  return direction !== "in" && value.kind !== "count" && value.kind !== "buffer";
}

/** What a handler returns: one result as it is, several as an object. */
function answerOf(outs: readonly ParameterPlan[], wrong: ParameterPlan, value: unknown): unknown {
  if (outs.length === 1) return value;
  return Object.fromEntries(outs.map((out) => [out.name, out === wrong ? value : goodValue(out)]));
}

/** Calls a method of an object that is implemented here, as native code would. */
function callServed(type: InterfaceClass, { name, parameters }: MethodPlan, handler: () => unknown): unknown {
  const served = implement(type, { [name]: handler } as never);
  return callOn(type, name, served, parameters.filter(isVisible).map(goodValue));
}
