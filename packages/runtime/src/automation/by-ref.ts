import { checkUint16 } from "../marshal/checks.ts";
import { VT } from "./vt.ts";

/** Whether a value is a true ByRef of this copy of the package. Proxies are not. */
export let isByRef: (value: unknown) => value is ByRef;
let settle: (reference: ByRef, outcome: Outcome) => void;

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * A variable that a call may change: it is passed as a pointer (VT_BYREF) to its value, and has the callee's when the
 * call has returned. Wrappers among that are the caller's to dispose. An untouched value stays the very same.
 */
export class ByRef<T = unknown> {
  readonly #vt: number;
  #outcome: { readonly value: T } | { readonly error: unknown };

  static {
    isByRef = (value): value is ByRef => typeof value === "object" && value !== null && #vt in value;
    settle = (reference, outcome) => {
      reference.#outcome = outcome;
    };
  }

  /**
   * @param value what the callee finds; undefined for what only comes back
   * @param vt the type that the pointer points to. A VARIANT unless told, as for parameters without a type.
   * @throws {TypeError | RangeError} when the type is no VARTYPE
   */
  constructor(value?: T, vt: number = VT.VARIANT) {
    checkUint16(vt, "ByRef", "vt");
    this.#vt = vt & ~VT.BYREF;
    this.#outcome = { value: value as T };
  }

  /** The type that the pointer points to. */
  get vt(): number {
    return this.#vt;
  }

  /**
   * The value: until the call what was given to it, then what the callee left.
   *
   * @throws {Error} when the callee left what cannot be read
   */
  get value(): T {
    if ("error" in this.#outcome) throw this.#outcome.error;
    return this.#outcome.value;
  }

  set value(value: T) {
    this.#outcome = { value };
  }
}

/** Sets what came back, or the error that reading it met. */
export function settleByRef(reference: ByRef, outcome: Outcome): void {
  settle(reference, outcome);
}
