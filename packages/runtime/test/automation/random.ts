import { Currency, Decimal, SafeArrayValue, TypedVariant, VariantError, VT } from "../../src/index.ts";

/** Values at random, the same for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 32 bits. */
  word(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  below(limit: number): number {
    return this.word() % limit;
  }

  bits64(): bigint {
    return (BigInt(this.word()) << 32n) | BigInt(this.word());
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  text(): string {
    return String.fromCharCode(...Array.from({ length: this.below(12) }, () => this.below(0x10000)));
  }
}

/** How to make a value of each type that is one and the same in VARIANTs, arrays and behind references. */
export const PLAIN: ReadonlyMap<number, (random: Random) => unknown> = new Map<
  number,
  (random: Random) => unknown
>([
  [VT.I1, (random) => (random.word() << 24) >> 24],
  [VT.UI1, (random) => random.below(256)],
  [VT.I2, (random) => (random.word() << 16) >> 16],
  [VT.UI2, (random) => random.below(65536)],
  [VT.I4, (random) => random.word() | 0],
  [VT.UI4, (random) => random.word()],
  [VT.INT, (random) => random.word() | 0],
  [VT.UINT, (random) => random.word()],
  [VT.I8, (random) => BigInt.asIntN(64, random.bits64())],
  [VT.UI8, (random) => random.bits64()],
  [VT.R4, (random) => Math.fround(random.word() / 3 - 2 ** 30)],
  [VT.R8, (random) => random.pick([random.word() / 3, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324])],
  [VT.BOOL, (random) => random.below(2) === 1],
  [VT.DATE, (random) => -657_434 + (random.word() / 2 ** 32) * 3_615_000],
  [VT.CY, (random) => new Currency(BigInt.asIntN(64, random.bits64()))],
  [
    VT.DECIMAL,
    (random) =>
      new Decimal((BigInt(random.word()) << 64n) | random.bits64(), random.below(29), random.below(2) === 1),
  ],
  [VT.BSTR, (random) => random.text()],
  [VT.ERROR, (random) => new VariantError(random.word())],
  [VT.UNKNOWN, () => null],
  [VT.DISPATCH, () => null],
]);

/** A value of a type in its exact form, arrays included. */
export function exact(random: Random, depth = 0): TypedVariant {
  const flags = random.below(4);
  if (flags === 0 && depth < 3)
    return new TypedVariant(VT.ARRAY | VT.VARIANT, array(random, VT.VARIANT, depth));
  const vt = random.pick([...PLAIN.keys()]);
  if (flags === 1) return new TypedVariant(VT.ARRAY | vt, array(random, vt, depth));
  return new TypedVariant(vt, PLAIN.get(vt)!(random));
}

function array(random: Random, vt: number, depth: number): SafeArrayValue {
  const dimensions = Array.from({ length: 1 + random.below(3) }, () => ({
    length: random.below(4),
    lowerBound: random.below(20) - 10,
  }));
  const element = (): unknown => (vt === VT.VARIANT ? exact(random, depth + 1) : PLAIN.get(vt)!(random));
  const nest = (level: number): unknown =>
    level === dimensions.length
      ? element()
      : Array.from({ length: dimensions[level]!.length }, () => nest(level + 1));
  return new SafeArrayValue(vt, nest(0) as unknown[], dimensions);
}

/** A value as plain data, so that two can be compared. Typed arrays are plain ones. */
export function plain(value: unknown): unknown {
  if (TypedVariant.is(value)) return { vt: value.vt, value: plain(value.value) };
  if (SafeArrayValue.is(value))
    return { vt: value.vt, dimensions: value.dimensions, elements: plain(value.elements) };
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  if (Array.isArray(value)) return value.map(plain);
  if (Currency.is(value) || Decimal.is(value) || VariantError.is(value)) return String(value);
  return value;
}
