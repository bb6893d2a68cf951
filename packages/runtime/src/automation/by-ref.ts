import { checkUint16 } from "../marshal/checks.ts";
import { VT } from "./vt.ts";

/** A value, or the error that reading it met. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** What references have at the moment. */
const outcomes = /*@__PURE__*/ new WeakMap<ByRef, Outcome>();

/**
 * A variable that a call may change: it is passed as a pointer (VT_BYREF) to its value, and has the callee's when the
 * call has returned. Wrappers among that are the caller's to dispose. An untouched value stays the very same.
 */
export class ByRef<T = unknown> {
  /** The type that the pointer points to. */
  readonly vt: number;
  /** Marks true ones. */
  readonly #own = true;

  /**
   * @param value what the callee finds; undefined for what only comes back
   * @param vt the type that the pointer points to. A VARIANT unless told, as for parameters without a type.
   * @throws {TypeError | RangeError} when the type is no VARTYPE
   */
  constructor(value?: T, vt: number = VT.VARIANT) {
    checkUint16(vt, "ByRef", "vt");
    this.vt = vt & ~VT.BYREF;
    outcomes.set(this, { value });
  }

  /** Whether a value is a true ByRef of this copy of the package. Proxies are not. */
  static is(value: unknown): value is ByRef {
    return typeof value === "object" && value !== null && #own in value;
  }

  /**
   * The value: until the call what was given to it, then what the callee left.
   *
   * @throws {Error} when the callee left what cannot be read
   */
  get value(): T {
    const outcome = outcomes.get(this)!;
    if ("error" in outcome) throw outcome.error;
    return outcome.value as T;
  }

  set value(value: T) {
    outcomes.set(this, { value });
  }
}

/** Sets what a call has left. */
export function settleByRef(reference: ByRef, outcome: Outcome): void {
  outcomes.set(reference, outcome);
}
