import type { IUnknown } from "../client/iunknown.ts";
import type { InterfaceClass } from "../plan.ts";

/** The static side of a dispinterface, whose members are called through Invoke. */
export interface DispatchClass<T extends IUnknown = IUnknown> extends InterfaceClass<T> {
  /** Its members. A function, as `plan` is one. */
  dispatch(): DispatchPlan;
}

export interface DispatchPlan {
  readonly members: readonly DispatchMember[];
}

/** A method, or a way to read or to assign a property. */
export interface DispatchMember {
  /** The TypeScript name. */
  readonly name: string;
  /** The DISPID. */
  readonly id: number;
  readonly kind: "method" | "get" | "put" | "putref";
  /** Whether it is one half of an accessor. Absent for what is a method of the class, of whichever kind. */
  readonly accessor?: true;
  /** In the order of the IDL; of a property that is assigned the value comes last. */
  readonly parameters: readonly DispatchParameter[];
  /** Absent where there is none. */
  readonly result?: DispatchType;
}

/** A type as Automation has it. */
export interface DispatchType {
  /** One of `VT`, where VT.INT_PTR and VT.UINT_PTR stand for integers as wide as a pointer; with VT.ARRAY a SAFEARRAY. */
  readonly vt: number;
  /** The class of an object, or of the elements of an array. */
  readonly type?: InterfaceClass;
  /** Whether a result may be nothing. */
  readonly nullable?: true;
}

/** The `vt` of what is passed by reference has VT.BYREF. */
export interface DispatchParameter extends DispatchType {
  /** The TypeScript name. */
  readonly name: string;
  /** "in" unless told. */
  readonly direction?: "out" | "inout";
  /** Whether it may be left out. */
  readonly optional?: true;
  /** Whether it stands for any number of VARIANTs at the end. */
  readonly rest?: true;
}
