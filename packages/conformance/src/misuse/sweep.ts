import * as bits from "@combind/bits";
import { type InterfaceClass, IUnknown, implement } from "@combind/runtime";
import type { ParameterPlan } from "@combind/runtime/codegen";
import type { Attempt } from "./attempt.ts";
import { badValues, goodValue, wrappers } from "./values.ts";

/** Every interface class of @combind/bits, in an order that does not depend on who loads the package. */
export const CLASSES: readonly InterfaceClass[] = Object.values<unknown>({ ...bits })
  .filter(isInterfaceClass)
  .sort((a, b) => (a.interfaceName < b.interfaceName ? -1 : 1));

function isInterfaceClass(value: unknown): value is InterfaceClass {
  return typeof value === "function" && value.prototype instanceof IUnknown;
}

/** Makes a call of a method. */
export type Caller = (method: string, values: readonly unknown[]) => unknown;

/** Each method with each of its parameters replaced by each value that it must refuse. */
export function* badArguments(type: InterfaceClass, call = callerOf(type)): Generator<Attempt> {
  for (const method of type.plan().methods) {
    const parameters = method.parameters.filter(isVisible);
    for (const [index, parameter] of parameters.entries()) {
      // A struct's field and an array's element are named behind the parameter.
      const at = `${type.interfaceName}.${method.name}(${parameter.name}`;
      for (const { title, error, message, make } of [...badValues(parameter), ...foreigners(parameter)]) {
        yield {
          name: `${at}): ${title}`,
          expected: `${error}: ${message ?? at}`,
          run: () => {
            const values = parameters.map((other, at) => (at === index ? make() : goodValue(other)));
            return call(method.name, values);
          },
        };
      }
    }
  }
}

/** Each method called on each thing that is no live wrapper of its class. */
export function* badReceivers(type: InterfaceClass): Generator<Attempt> {
  const foreign = unrelated(type);
  for (const method of type.plan().methods) {
    const at = `${type.interfaceName}.${method.name}: `;
    const receivers = [
      ...wrappers(type),
      { title: "undefined", error: "TypeError", make: () => undefined },
      { title: "null", error: "TypeError", make: () => null },
      { title: `an ${foreign.interfaceName}`, error: "TypeError", make: () => implement(foreign, {}) },
      { title: "an IUnknown", error: "TypeError", make: () => implement(IUnknown, {}) },
    ];
    for (const { title, error, make } of receivers) {
      yield {
        name: `${at}this is ${title}`,
        expected: `${error}: ${at}`,
        run: () => callOn(type, method.name, make(), method.parameters.filter(isVisible).map(goodValue)),
      };
    }
  }
}

/** A wrapper of a class that the parameter does not take, if there is one. */
function foreigners({ value }: ParameterPlan): ReturnType<typeof badValues> {
  if (value.kind !== "interface" || value.type === IUnknown) return [];
  const foreign = unrelated(value.type);
  return [{ title: `an ${foreign.interfaceName}`, error: "TypeError", make: () => implement(foreign, {}) }];
}

function unrelated(type: InterfaceClass): InterfaceClass {
  return CLASSES.find((other) => other !== type && !(other.prototype instanceof (type as never)))!;
}

/** The parameters that a person gives. */
export function isVisible({ direction, value }: ParameterPlan): boolean {
  return direction !== "out" && value.kind !== "count";
}

/** Calls on an object whose methods are all missing. */
function callerOf(type: InterfaceClass): Caller {
  return (name, values) => callOn(type, name, implement(type, {}), values);
}

/** Calls a method of a class on whatever. */
export function callOn(
  type: InterfaceClass,
  name: string,
  receiver: unknown,
  values: readonly unknown[],
): unknown {
  const method = Reflect.get(type.prototype, name) as (...values: readonly unknown[]) => unknown;
  return Reflect.apply(method, receiver, values);
}
