import { describe } from "../errors/describe.ts";

const BITS = 96;
export const LARGEST_SCALE = 28;
const SHAPE = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** A decimal number as Automation has it (DECIMAL): an integer of 96 bits over a power of ten, and a sign. */
export class Decimal {
  /** The digits as an integer, without the sign. */
  readonly magnitude: bigint;
  /** How many decimals the number has, 0 to 28; trailing zeros count. */
  readonly scale: number;
  /** Also zero may have a sign. */
  readonly negative: boolean;
  /** Marks true ones. */
  readonly #own = true;

  /**
   * The number `magnitude / 10 ** scale`.
   *
   * @throws {TypeError} when a part has the wrong type
   * @throws {RangeError} when the magnitude has more than 96 bits or a sign, or the scale is not within 0 to 28
   */
  constructor(magnitude: bigint, scale = 0, negative = false) {
    if (typeof magnitude !== "bigint")
      throw new TypeError(`Decimal(magnitude): expected a bigint, got ${describe(magnitude)}`);
    if (BigInt.asUintN(BITS, magnitude) !== magnitude)
      throw new RangeError(
        `Decimal(magnitude): expected an integer of 96 bits without a sign, got ${describe(magnitude)}`,
      );
    if (typeof scale !== "number")
      throw new TypeError(`Decimal(scale): expected a number, got ${describe(scale)}`);
    if (!Number.isInteger(scale) || scale < 0 || scale > LARGEST_SCALE)
      throw new RangeError(
        `Decimal(scale): expected an integer from 0 to ${LARGEST_SCALE}, got ${describe(scale)}`,
      );
    if (typeof negative !== "boolean")
      throw new TypeError(`Decimal(negative): expected a boolean, got ${describe(negative)}`);
    this.magnitude = magnitude;
    this.scale = scale;
    this.negative = negative;
    Object.freeze(this);
  }

  /**
   * Reads a number such as "-12.50"; its decimals are the scale.
   *
   * @throws {TypeError} when the text is none
   * @throws {RangeError} when it has too many digits
   */
  static parse(text: string): Decimal {
    const parts = typeof text === "string" ? SHAPE.exec(text) : null;
    if (parts === null)
      throw new TypeError(`Decimal.parse: expected a number such as "12.50", got ${describe(text)}`);
    const decimals = parts[3] ?? "";
    return new Decimal(BigInt(parts[2]! + decimals), decimals.length, parts[1] === "-");
  }

  /** Whether a value is a true Decimal of this copy of the package. Proxies are not. */
  static is(value: unknown): value is Decimal {
    return typeof value === "object" && value !== null && #own in value;
  }

  /** The number with all of its decimals: "-12.50". */
  toString(): string {
    const digits = this.magnitude.toString().padStart(this.scale + 1, "0");
    const point = digits.length - this.scale;
    const decimals = digits.slice(point);
    return `${this.negative ? "-" : ""}${digits.slice(0, point)}${decimals && `.${decimals}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
