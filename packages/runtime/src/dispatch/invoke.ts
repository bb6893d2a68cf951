import type { VariantValue } from "../automation/value.ts";
import { variantOf } from "../automation/variant.ts";
import type { IUnknown } from "../client/iunknown.ts";
import { describe } from "../errors/describe.ts";
import { checkInt32, outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { TracedPointer } from "../trace/traced-pointer.ts";
import type { Argument } from "./arguments.ts";
import { callMember } from "./call.ts";
import { dispatchClass, dispatchPointer } from "./dispatch-class.ts";
import { InvokeKind, isPut } from "./kind.ts";

export interface InvokeOptions {
  /** Arguments by the DISPIDs of their names. They follow those that have a place. */
  readonly named?: readonly NamedValue[];
  /** What errors call the member; its DISPID unless told. */
  readonly member?: string;
}

export interface NamedValue {
  readonly dispid: number;
  readonly value: VariantValue;
  /** What errors call the argument. */
  readonly name?: string;
}

/**
 * Calls a member of an object by its DISPID, through IDispatch::Invoke. The arguments are in the order of the call; of a
 * property that is assigned the value comes last. `missing` stands for one that is left out, a `ByRef` for one that the
 * member may change. Objects in the result are wrappers that belong to the caller.
 *
 * @throws {ComError} what the member raised, its description in `errorInfo`; or the HRESULT of Invoke, with the wrong
 * argument as `parameter`
 */
export function invoke(
  object: IUnknown,
  dispid: number,
  kind: InvokeKind,
  values: readonly VariantValue[] = [],
  { named = [], member }: InvokeOptions = {},
): VariantValue {
  const at = `IDispatch.${typeof member === "string" ? member : `[${describe(dispid)}]`}`;
  const self = dispatchPointer(object, at, "object");
  checkInt32(dispid, at, "dispid");
  if (!Object.values(InvokeKind).includes(kind)) throw wrongType(kind, at, "kind", "an InvokeKind");
  if (!Array.isArray(values)) throw wrongType(values, at, "values", "an array");
  if (!Array.isArray(named)) throw wrongType(named, at, "named", "an array");
  if (isPut(kind) && values.length === 0) throw outOfRange(0, at, "values.length", "a value to assign");
  if (self instanceof TracedPointer) self.noteArguments(values);
  const variant = variantOf(dispatchClass(self.type));
  const placed = isPut(kind) ? values.slice(0, -1) : values;
  const given = {
    positional: placed.map((value, index) => argument(`args[${index}]`, value, variant, at)),
    value: isPut(kind) ? argument("value", values.at(-1), variant, at) : undefined,
    named: (named as readonly NamedValue[]).map(({ dispid: id, value: inner, name = `[${id}]` }) => {
      checkInt32(id, at, name);
      return { ...argument(name, inner, variant, at), dispid: id };
    }),
  };
  return callMember({ self, at, dispid, kind, given, hasResult: !isPut(kind) }, (view, offset) =>
    variant.read(view, offset),
  );
}

function argument(name: string, value: VariantValue, variant: Codec<VariantValue>, at: string): Argument {
  return { name, write: (view, offset, memory) => variant.write(view, offset, value, memory, at, name) };
}
