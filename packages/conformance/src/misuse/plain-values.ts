import {
  ByRef,
  ComError,
  Currency,
  Decimal,
  dateToFileTime,
  dateToOleDate,
  E_FAIL,
  fileTimeToDate,
  getErrorInfo,
  guid,
  isComError,
  oleDateToDate,
  onHandlerError,
  registerClass,
  setErrorInfo,
  VariantError,
} from "@combind/runtime";
import { type Attempt, attempt, wrong } from "./attempt.ts";

const ODDS: readonly (readonly [what: string, value: unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["a symbol", Symbol("x")],
  ["an object", {}],
  ["an object without a prototype", Object.create(null)],
  ["a function", () => 1],
  ["an array", [1]],
  ["a Number object", Object(1)],
  ["text", "1"],
  ["true", true],
];

/** A function with each of those that it must refuse. */
function refusing(
  name: string,
  expected: string,
  take: (value: never) => unknown,
  { but = [], more = [] }: { readonly but?: readonly string[]; readonly more?: readonly unknown[] } = {},
): Attempt[] {
  const values = [
    ...ODDS.filter(([what]) => !but.includes(what)),
    ...more.map((value) => [`${typeof value} ${String(value)}`, value] as const),
  ];
  return values.map(([what, value]) => attempt(`${name} of ${what}`, expected, () => take(wrong(value))));
}

const NUMBERS = [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 40)];

/** Wrong uses of the functions and classes that need no object. */
export const PLAIN_VALUES: readonly Attempt[] = [
  ...refusing("guid", "TypeError: expected a GUID such as", guid, {
    more: [5, 5n, "", "{}", "x".repeat(10_000)],
  }),
  ...refusing(
    "Currency",
    "TypeError: Currency(units): expected a bigint, got",
    (value) => new Currency(value),
    { more: [1] },
  ),
  ...[2n ** 63n, -(2n ** 63n) - 1n, 2n ** 4_000n].map((units, index) =>
    attempt(
      `Currency out of range ${index}`,
      "RangeError: Currency(units): expected an int64, got",
      () => new Currency(units),
    ),
  ),
  ...refusing(
    "Decimal",
    "TypeError: Decimal(magnitude): expected a bigint, got",
    (value) => new Decimal(value),
    { more: [1] },
  ),
  ...[-1n, 2n ** 96n].map((magnitude) =>
    attempt(
      `Decimal of ${magnitude}`,
      "RangeError: Decimal(magnitude): expected an integer of 96 bits",
      () => new Decimal(magnitude),
    ),
  ),
  ...refusing(
    "a scale",
    "TypeError: Decimal(scale): expected a number, got",
    (scale) => new Decimal(1n, scale),
    {
      but: ["undefined"],
      more: [1n],
    },
  ),
  ...[-1, 29, ...NUMBERS].map((scale) =>
    attempt(
      `the scale ${scale}`,
      "RangeError: Decimal(scale): expected an integer from 0 to 28, got",
      () => new Decimal(1n, scale),
    ),
  ),
  ...refusing(
    "VariantError",
    "TypeError: VariantError(scode): expected a number, got",
    (value) => new VariantError(value),
    { more: [1n] },
  ),
  ...NUMBERS.map((scode) =>
    attempt(
      `VariantError of ${scode}`,
      "RangeError: VariantError(scode): expected an HRESULT, got",
      () => new VariantError(scode),
    ),
  ),
  ...refusing(
    "a reference's type",
    "TypeError: ByRef(vt): expected a number (uint16), got",
    (vt) => new ByRef(1, vt),
    {
      but: ["undefined"],
      more: [1n],
    },
  ),
  ...[-1, 2 ** 16, ...NUMBERS].map((vt) =>
    attempt(
      `a reference of the type ${vt}`,
      "RangeError: ByRef(vt): expected a uint16, got",
      () => new ByRef(1, vt),
    ),
  ),
  ...refusing("fileTimeToDate", "TypeError: fileTimeToDate", fileTimeToDate, { more: [1] }),
  ...refusing("dateToFileTime", "TypeError: dateToFileTime", dateToFileTime, { more: [1, 1n] }),
  attempt("dateToFileTime of an invalid date", "RangeError: dateToFileTime", () =>
    dateToFileTime(new Date(Number.NaN)),
  ),
  ...refusing("oleDateToDate", "TypeError: oleDateToDate", oleDateToDate, { more: [1n] }),
  ...refusing("dateToOleDate", "TypeError: dateToOleDate", dateToOleDate, { more: [1, 1n] }),
  attempt("dateToOleDate of an invalid date", "RangeError: dateToOleDate", () =>
    dateToOleDate(new Date(Number.NaN)),
  ),
  ...refusing("ComError", "TypeError: ComError: expected a number, got", (value) => new ComError(value), {
    more: [1n],
  }),
  ...[0, 1, 2 ** 32, ...NUMBERS].map((hresult) =>
    attempt(
      `ComError of ${hresult}`,
      "RangeError: ComError: expected the HRESULT of a failure",
      () => new ComError(hresult),
    ),
  ),
  ...ODDS.map(([what, value]) =>
    attempt(`isComError of ${what}`, "returned false", () => isComError(value, E_FAIL)),
  ),
  attempt("isComError of a proxy that throws", "RangeError: was looked at", () =>
    isComError(
      new Proxy(
        {},
        {
          getPrototypeOf() {
            throw new RangeError("was looked at");
          },
        },
      ),
    ),
  ),
  ...refusing(
    "onHandlerError",
    "TypeError: onHandlerError(listener): expected a function, got",
    onHandlerError,
    {
      but: ["a function"],
      more: [1, 1n],
    },
  ),
  ...refusing(
    "setErrorInfo",
    "TypeError: IErrorInfo.setErrorInfo(info): expected an IUnknown, got",
    setErrorInfo,
    { but: ["null"], more: [1] },
  ),
  ...refusing("getErrorInfo", "TypeError: getErrorInfo", getErrorInfo, { more: [1] }),
  ...refusing("registerClass", "TypeError: ", (coclass) => registerClass(coclass, () => coclass), {
    more: [1],
  }),
];
