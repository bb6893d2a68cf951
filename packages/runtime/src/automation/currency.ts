import { describe } from "../errors/describe.ts";

const UNITS = 10_000n;
const SHAPE = /^([+-]?)(\d+)(?:\.(\d{1,4}))?$/;

/** An amount of money as Automation has it (CY): an int64 that counts 1/10 000. */
export class Currency {
  /** Ten-thousandths. */
  readonly units: bigint;
  /** Marks true ones. */
  readonly #own = true;

  /**
   * @param units ten-thousandths
   * @throws {TypeError} when they are no bigint
   * @throws {RangeError} when they have more than 64 bits
   */
  constructor(units: bigint) {
    if (typeof units !== "bigint")
      throw new TypeError(`Currency(units): expected a bigint, got ${describe(units)}`);
    if (BigInt.asIntN(64, units) !== units)
      throw new RangeError(`Currency(units): expected an int64, got ${describe(units)}`);
    this.units = units;
    Object.freeze(this);
  }

  /**
   * Reads an amount such as "-12.5", of at most four decimals.
   *
   * @throws {TypeError} when the text is none
   * @throws {RangeError} when it is too large
   */
  static parse(text: string): Currency {
    const parts = typeof text === "string" ? SHAPE.exec(text) : null;
    if (parts === null)
      throw new TypeError(`Currency.parse: expected an amount such as "12.5", got ${describe(text)}`);
    const magnitude = BigInt(parts[2]! + (parts[3] ?? "").padEnd(4, "0"));
    return new Currency(parts[1] === "-" ? -magnitude : magnitude);
  }

  /** Whether a value is a true Currency of this copy of the package. Proxies are not. */
  static is(value: unknown): value is Currency {
    return typeof value === "object" && value !== null && #own in value;
  }

  /** The amount with as many decimals as it needs: "12.5". */
  toString(): string {
    const magnitude = this.units < 0n ? -this.units : this.units;
    const decimals = (magnitude % UNITS).toString().padStart(4, "0").replace(/0+$/, "");
    return `${this.units < 0n ? "-" : ""}${magnitude / UNITS}${decimals && `.${decimals}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
