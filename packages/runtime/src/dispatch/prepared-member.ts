import { VT } from "../automation/vt.ts";
import { dispatchClass } from "./dispatch-class.ts";
import { InvokeKind } from "./kind.ts";
import type { DispatchClass, DispatchMember, DispatchParameter } from "./plan.ts";
import { type TypedValue, typedValue } from "./typed-value.ts";

interface Parameter extends DispatchParameter {
  readonly value: TypedValue;
}

/** A member with all that its calls need. */
export interface Prepared {
  readonly at: string;
  readonly id: number;
  readonly kind: InvokeKind;
  readonly parameters: readonly Parameter[];
  readonly result: TypedValue | undefined;
  /** Any number of VARIANTs. */
  readonly rest: TypedValue;
  /** Whether several results become an object with references of its own. */
  readonly isDisposable: boolean;
}

const KINDS = {
  method: InvokeKind.METHOD,
  get: InvokeKind.PROPERTYGET,
  put: InvokeKind.PROPERTYPUT,
  putref: InvokeKind.PROPERTYPUTREF,
} as const;

const classes = new WeakMap<DispatchClass, ReadonlyMap<string, Prepared>>();

/** A member by its name; "get name" and "set name" are the halves of an accessor. */
export function preparedMember(type: DispatchClass, key: string): Prepared {
  let members = classes.get(type);
  if (members === undefined) {
    members = prepareAll(type);
    classes.set(type, members);
  }
  return members.get(key)!;
}

function prepareAll(type: DispatchClass): ReadonlyMap<string, Prepared> {
  return new Map(type.dispatch().members.map((member) => [keyOf(member), prepare(member, type)]));
}

function keyOf({ name, accessor, kind }: DispatchMember): string {
  if (!accessor) return name;
  return kind === "get" ? `get ${name}` : `set ${name}`;
}

/** A member with all that calls of it need, from either side. */
export function prepare(
  { name, id, kind, parameters, result }: DispatchMember,
  type: DispatchClass,
): Prepared {
  const dispatch = dispatchClass(type);
  const outs = parameters.filter(({ direction }) => direction !== undefined);
  return {
    at: `${type.interfaceName}.${name}`,
    id,
    kind: KINDS[kind],
    parameters: parameters.map((parameter) => ({ ...parameter, value: typedValue(parameter, dispatch) })),
    result: result && typedValue(result, dispatch),
    rest: typedValue({ vt: VT.VARIANT }, dispatch),
    isDisposable: [...outs, ...(result === undefined ? [] : [result])].some(
      ({ vt, type: object }) => object !== undefined && (vt & VT.ARRAY) === 0,
    ),
  };
}
