import { describe } from "../errors/describe.ts";
import { formatHresult, hresultName } from "../errors/names.ts";

/** "Parameter not found": what stands for an argument that a caller leaves out. */
const DISP_E_PARAMNOTFOUND = 0x8002_0004;

/** An HRESULT as a value (VT_ERROR). It is no exception. */
export class VariantError {
  /** The HRESULT, unsigned. */
  readonly scode: number;
  /** Marks true ones. */
  readonly #own = true;

  /**
   * @param scode signed or unsigned
   * @throws {TypeError} when it is no number
   * @throws {RangeError} when it is no integer of 32 bits
   */
  constructor(scode: number) {
    if (typeof scode !== "number")
      throw new TypeError(`VariantError(scode): expected a number, got ${describe(scode)}`);
    if (scode >>> 0 !== scode && (scode | 0) !== scode)
      throw new RangeError(`VariantError(scode): expected an HRESULT, got ${describe(scode)}`);
    this.scode = scode >>> 0;
    Object.freeze(this);
  }

  /** Whether a value is a true VariantError of this copy of the package. Proxies are not. */
  static is(value: unknown): value is VariantError {
    return typeof value === "object" && value !== null && #own in value;
  }

  /** The HRESULT's name and number. */
  toString(): string {
    const number = formatHresult(this.scode);
    const name = hresultName(this.scode);
    return name === undefined ? number : `${name} (${number})`;
  }

  toJSON(): number {
    return this.scode;
  }
}

/** Stands for an argument that is left out, where a later one is given. */
export const missing: VariantError = /*@__PURE__*/ new VariantError(DISP_E_PARAMNOTFOUND);
