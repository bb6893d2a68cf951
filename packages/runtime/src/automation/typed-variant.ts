import { checkUint16 } from "../marshal/checks.ts";
import { vtName } from "./vt.ts";

/**
 * A value with the type that it has in a VARIANT or PROPVARIANT, for the types that JavaScript does not tell apart:
 * `new TypedVariant(VT.I2, 5)`.
 *
 * The value is what such a type reads as: a number (a bigint for 64 bits), a string, a Date or the number of an
 * Automation date (`dateToOleDate`), a wrapper or null, a `VariantError`. With VT.ARRAY it is an array, a typed array or
 * a `SafeArrayValue`, or null for none. With VT.BYREF it is what the pointer points to; see `ByRef`.
 */
export class TypedVariant<T = unknown> {
  /** The type, one of `VT` with its flags. */
  readonly vt: number;
  readonly value: T;
  /** Marks true ones. */
  readonly #own = true;

  /**
   * @throws {TypeError | RangeError} when the type is no VARTYPE. Whether the value fits it is checked when it is passed.
   */
  constructor(vt: number, value: T) {
    checkUint16(vt, "TypedVariant", "vt");
    this.vt = vt;
    this.value = value;
    Object.freeze(this);
  }

  /** Whether a value is a true TypedVariant of this copy of the package. Proxies are not. */
  static is(value: unknown): value is TypedVariant {
    return typeof value === "object" && value !== null && #own in value;
  }

  toString(): string {
    return `${vtName(this.vt)}: ${String(this.value)}`;
  }
}
