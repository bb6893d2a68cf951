import { VariantError } from "../automation/variant-error.ts";
import { VT } from "../automation/vt.ts";
import { enter } from "../client/iunknown.ts";
import { disposable } from "../client/outs.ts";
import type { NativePointer } from "../client/pointer.ts";
import { TracedPointer } from "../trace/traced-pointer.ts";
import type { Argument } from "./arguments.ts";
import { callMember } from "./call.ts";
import { isPut } from "./kind.ts";
import type { DispatchClass, DispatchParameter } from "./plan.ts";
import { type Prepared, preparedMember } from "./prepared-member.ts";
import { leftOut, type Referring, referringArgument, typedArgument } from "./typed-argument.ts";
import { readTyped } from "./typed-result.ts";

/** Calls a method of a dispinterface's class; `values` has an entry for each parameter that comes in. */
export function invokeMember(
  object: unknown,
  type: DispatchClass,
  name: string,
  values: readonly unknown[],
): unknown {
  return call(object, type, name, name, values);
}

/** Reads a property of a dispinterface's class. */
export function getMember(object: unknown, type: DispatchClass, name: string): unknown {
  return call(object, type, `get ${name}`, name, []);
}

/** Assigns a property of a dispinterface's class. */
export function setMember(object: unknown, type: DispatchClass, name: string, value: unknown): void {
  call(object, type, `set ${name}`, name, [value]);
}

function call(
  object: unknown,
  type: DispatchClass,
  key: string,
  name: string,
  values: readonly unknown[],
): unknown {
  const self = enter(object, type, `${type.interfaceName}.${name}`);
  if (self instanceof TracedPointer) self.noteArguments(values);
  return callPrepared(self, preparedMember(type, key), values);
}

function callPrepared(self: NativePointer, member: Prepared, values: readonly unknown[]): unknown {
  const { at, id: dispid, kind, result } = member;
  const outs: { readonly name: string; readonly argument: Referring }[] = [];
  const positional: Argument[] = [];
  const inputs = values.values();
  for (const parameter of member.parameters) {
    const { name, value, direction, vt } = parameter;
    const given = direction === "out" ? [] : [inputs.next().value];
    if (parameter.rest) {
      const more = given[0] as readonly unknown[];
      positional.push(...more.map((one, index) => typedArgument(`${name}[${index}]`, one, member.rest, at)));
    } else if (isLeftOut(parameter, given)) {
      positional.push(leftOut(name, at));
    } else if ((vt & VT.BYREF) === 0) {
      positional.push(typedArgument(name, given[0], value, at));
    } else {
      const argument = referringArgument(name, given, value, at, direction !== undefined);
      if (direction !== undefined) outs.push({ name, argument });
      positional.push(argument);
    }
  }
  const hasValue = isPut(kind);
  const last = hasValue ? positional.pop() : undefined;
  if (!hasValue) dropTrailing(positional, member, values);
  const given = { positional, named: [], value: last };
  return callMember({ self, at, dispid, kind, given, hasResult: result !== undefined }, (view, offset) => {
    const results: [string, unknown][] = [
      ...(result === undefined
        ? []
        : [["result", readTyped(view, offset, result, at, "result")] as [string, unknown]]),
      ...outs.map(({ name, argument }) => [name, argument.read()] as [string, unknown]),
    ];
    if (results.length <= 1) return results[0]?.[1];
    const all = Object.fromEntries(results);
    return member.isDisposable ? disposable(all) : all;
  });
}

function isLeftOut({ optional }: DispatchParameter, given: readonly unknown[]): boolean {
  return optional === true && given.length > 0 && isNothing(given[0]);
}

const DISP_E_PARAMNOTFOUND = 0x8002_0004;

/** undefined, or `missing`. */
export function isNothing(value: unknown): boolean {
  return value === undefined || (VariantError.is(value) && value.scode === DISP_E_PARAMNOTFOUND);
}

/** Arguments that are left out at the end are not passed at all. */
function dropTrailing(positional: Argument[], { parameters }: Prepared, values: readonly unknown[]): void {
  if (parameters.some(({ direction, rest }) => direction === "out" || rest)) return;
  for (let index = parameters.length - 1; index >= 0; index--) {
    if (!isLeftOut(parameters[index]!, [values[index]])) return;
    positional.pop();
  }
}
