import { wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { Currency } from "./currency.ts";
import { Decimal } from "./decimal.ts";

const NEGATIVE = 0x80;

/** A CY in place, 8 bytes. */
export const CurrencyValue: Codec<Currency> = {
  size: 8,
  read: (view, offset) => new Currency(view.getBigInt64(offset, true)),
  write(view, offset, value, _memory, at, path) {
    if (!Currency.is(value)) throw wrongType(value, at, path, "a Currency");
    view.setBigInt64(offset, value.units, true);
  },
};

/** A DECIMAL in place, 16 bytes. Its first two are reserved: in a VARIANT they are the type. */
export const DecimalValue: Codec<Decimal> = {
  size: 16,
  read(view, offset) {
    const high = BigInt(view.getUint32(offset + 4, true)) << 64n;
    const magnitude = high | view.getBigUint64(offset + 8, true);
    return new Decimal(magnitude, view.getUint8(offset + 2), (view.getUint8(offset + 3) & NEGATIVE) !== 0);
  },
  write(view, offset, value, _memory, at, path) {
    if (!Decimal.is(value)) throw wrongType(value, at, path, "a Decimal");
    view.setUint8(offset + 2, value.scale);
    view.setUint8(offset + 3, value.negative ? NEGATIVE : 0);
    view.setUint32(offset + 4, Number(value.magnitude >> 64n), true);
    view.setBigUint64(offset + 8, BigInt.asUintN(64, value.magnitude), true);
  },
};
