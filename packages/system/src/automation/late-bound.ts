import { InvokeKind, IUnknown, invoke, type VariantValue } from "@combind/runtime";
import { DISPID_NEWENUM, IDispatch, IEnumVARIANT } from "../gen/index.ts";
import { Dispids } from "./dispids.ts";
import { isNamed, type NamedArguments } from "./named.ts";

/** A member: its name, or its DISPID. DISPID_VALUE is the default property. */
export type Member = string | number;

/** What a late-bound call takes: values, and at the end what `named` makes. */
export type LateArguments =
  | readonly VariantValue[]
  | readonly [...values: VariantValue[], named: NamedArguments];

/**
 * An object whose members are called by name, at run time. It is the IDispatch that it was made of under another face:
 * disposing either disposes both.
 *
 * Values are those of VARIANTs. Objects among results are wrappers that belong to the caller: IDispatch, or IUnknown
 * where the object answered no more. Failures are ComErrors that name the member.
 */
export class LateBound implements Disposable {
  /** The object. */
  readonly object: IDispatch;
  readonly #dispids: Dispids;

  constructor(object: IDispatch) {
    this.object = object;
    this.#dispids = new Dispids(object);
  }

  /** The value of a property, which may have arguments: `get("Item", "key")`. */
  get(member: Member, ...values: LateArguments): VariantValue {
    return this.#invoke(member, InvokeKind.PROPERTYGET, values);
  }

  /** Assigns a property; the value comes behind its arguments: `put("Item", "key", "value")`. */
  put(member: Member, ...values: LateArguments): void {
    this.#invoke(member, InvokeKind.PROPERTYPUT, values);
  }

  /** As `put`, but assigns the reference to an object and not its value: what Basic calls Set. */
  putRef(member: Member, ...values: LateArguments): void {
    this.#invoke(member, InvokeKind.PROPERTYPUTREF, values);
  }

  /** Calls a method. Properties, also those with arguments, are read with `get`. */
  call(member: Member, ...values: LateArguments): VariantValue {
    return this.#invoke(member, InvokeKind.METHOD, values);
  }

  /**
   * The elements of a collection, through its _NewEnum. Each object is disposed when the loop goes on; `retain()` keeps
   * one.
   *
   * @throws {ComError} DISP_E_MEMBERNOTFOUND when the object is no collection
   */
  *[Symbol.iterator](): Generator<VariantValue, void, undefined> {
    const kind = InvokeKind.METHOD_OR_PROPERTYGET;
    const found = invoke(this.object, DISPID_NEWENUM, kind, [], { member: "_NewEnum" });
    if (!(found instanceof IUnknown)) throw new TypeError("IDispatch._NewEnum: expected an enumerator");
    let elements: IEnumVARIANT;
    try {
      elements = found.as(IEnumVARIANT);
    } finally {
      found.dispose();
    }
    try {
      yield* elements;
    } finally {
      elements.dispose();
    }
  }

  /** Gives the object back. */
  [Symbol.dispose](): void {
    this.object.dispose();
  }

  #invoke(member: Member, kind: InvokeKind, values: LateArguments): VariantValue {
    const last = values.at(-1);
    if (!isNamed(last)) {
      const [dispid] = typeof member === "number" ? [member] : this.#dispids.of(member, []);
      return invoke(this.object, dispid!, kind, values as readonly VariantValue[], nameOf(member));
    }
    if (typeof member === "number")
      throw new TypeError(`IDispatch.[${member}]: arguments have names only where the member has its own`);
    const names = Object.keys(last.values);
    const [dispid, ...ids] = this.#dispids.of(member, names);
    const given = names.map((name, index) => ({ name, dispid: ids[index]!, value: last.values[name] }));
    const placed = values.slice(0, -1) as VariantValue[];
    return invoke(this.object, dispid!, kind, placed, { member, named: given });
  }
}

function nameOf(member: Member): { readonly member?: string } {
  return typeof member === "string" ? { member } : {};
}

/** One for each wrapper, so that what it learns of names is kept. */
const faces = new WeakMap<IDispatch, LateBound>();

/**
 * An object whose members can be called by name: `dispatch(shelf).get("Count")`. Takes a wrapper of IDispatch, or a result
 * of a late-bound call that is one.
 *
 * @throws {TypeError} when it is none
 */
export function dispatch(object: IDispatch | VariantValue): LateBound {
  if (!(object instanceof IDispatch)) throw new TypeError("dispatch(object): expected an IDispatch");
  let face = faces.get(object);
  if (face === undefined) {
    face = new LateBound(object);
    faces.set(object, face);
  }
  return face;
}
