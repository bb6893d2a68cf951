import {
  COUNTED_TEXTS,
  E_INVALIDARG,
  echoes,
  fails,
  INT64_MAX,
  INT64_MIN,
  item,
  type MethodCases,
  returns,
  special,
  UINT64_MAX,
} from "./case.ts";

const MONEY = special("currency", INT64_MIN);
const DECIMAL = special("decimal", { magnitude: 79228162514264337593543950335n, scale: 28, negative: true });
const DAY = special("date", 36526.5);
const MISSING = special("error", 0x80020004);

/** What a VARIANT may be that is handed back as it was, and the blocks that it comes in. */
const VALUES: readonly (readonly [unknown, number])[] = [
  [undefined, 0],
  [null, 0],
  [true, 0],
  [-2147483648, 0],
  [0.5, 0],
  [INT64_MIN, 0],
  [UINT64_MAX, 0],
  ["", 1],
  ["a\0\ud800", 1],
  [DAY, 0],
  [MONEY, 0],
  [DECIMAL, 0],
  [MISSING, 0],
  [item(7), 0],
  [new Int32Array([1, -2]), 2],
  [new Uint8Array(0), 2],
  [["a", [1, null]], 5],
];
const variants = VALUES.map(([value, given]) => returns([value], value, given));

/** One SAFEARRAY is two blocks. */
function safe(...arrays: readonly unknown[]) {
  return arrays.map((array) => returns([array], array, 2));
}

/** Each type with what the server makes of it, and the blocks. */
const MADE: readonly (readonly [number, unknown, number])[] = [
  [0, undefined, 0],
  [1, null, 0],
  [16, -2, 0],
  [17, 254, 0],
  [2, -2, 0],
  [18, 65534, 0],
  [3, -2, 0],
  [19, 4294967294, 0],
  [20, -2n, 0],
  [21, UINT64_MAX - 1n, 0],
  [22, -2, 0],
  [23, 4294967294, 0],
  [4, -0.5, 0],
  [5, -0.25, 0],
  [7, DAY, 0],
  [6, special("currency", -12345n), 0],
  [11, true, 0],
  [10, MISSING, 0],
  [8, "a\0b", 1],
  [13, item(9), 0],
  [14, special("decimal", { magnitude: 18446744073709563961n, scale: 2, negative: true }), 0],
  [0x2003, new Int32Array(2), 2],
  [0x2008, ["", ""], 2],
  [0x200c, [undefined, undefined], 2],
];

/** The GUID that the server makes up. */
const MADE_ID = "01234567-89ab-cdef-0001-020304050607";

const PROPS: readonly (readonly [number, unknown, number])[] = [
  [0, undefined, 0],
  [3, -2, 0],
  [11, true, 0],
  [64, special("typed", { vt: 64, value: 0x200000001n }), 0],
  [31, "wide", 1],
  [30, "narrow", 1],
  [72, special("typed", { vt: 72, value: MADE_ID }), 1],
  [65, new Uint8Array([0, 127, 255]), 1],
  [0x1003, new Int32Array([1, 2]), 1],
  [0x101f, ["wide", "wide"], 3],
];

const texts = COUNTED_TEXTS.map((text) => returns([text], text, 1));

export const AUTOMATION: MethodCases = {
  EchoBstr: texts,
  DoubleBstr: [returns(["a\0b"], "a\0ba\0b", 1, 1)],
  EchoBstrs: [returns([[]], [], 1), returns([["a\0b", "c"]], ["a\0b", "c"], 3)],
  FillBstrs: [returns([0], []), returns([3], ["", "t", "te"], 3)],
  EchoVariant: variants,
  EchoVariantAfter: VALUES.map(([value, given]) =>
    returns([1, 2, 3, 4, 5, 6, value], { sum: 21, echo: value }, given),
  ),
  EchoVariantPointer: variants,
  // null is NULL, not VT_NULL.
  EchoVariantOptional: VALUES.map(([value, given]) =>
    value === null
      ? returns([null], { present: false, echo: undefined })
      : returns([value], { present: true, echo: value }, given),
  ),
  EchoVariants: [returns([[]], []), returns([[1, "a", null]], [1, "a", null], 1)],
  DoubleVariant: [returns(["a"], ["a", "a"], 4, 1), returns([5], [5, 5], 2)],
  MakeVariant: MADE.map(([vt, value, given]) => returns([vt], value, given)),
  PassOptional: [returns([5], true), returns([], false)],
  PassDefault: [
    returns([-1, "text"], { numberEcho: -1, textEcho: "text" }, 1),
    returns([], { numberEcho: 5, textEcho: "five" }, 1),
  ],
  EchoCy: echoes(MONEY),
  EchoDate: echoes(36526.5, -0.25),
  EchoDecimal: echoes(DECIMAL),
  EchoDecimalPointer: echoes(DECIMAL),
  EchoScode: echoes(0, 0x80004005),
  EchoDispatch: [
    returns([special("object", "IShapesDual")], special("object", "IDispatch")),
    returns([null], null),
  ],
  EchoSafeBytes: safe(new Uint8Array(0), new Uint8Array([0, 255]), new Uint8Array(100_000).fill(7)),
  EchoSafeInt16s: safe(new Int16Array([-32768, 32767])),
  EchoSafeInt32s: safe(new Int32Array(0), new Int32Array([-2147483648, 2147483647])),
  EchoSafeUint32s: safe(new Uint32Array([4294967295])),
  EchoSafeInt64s: safe(new BigInt64Array([INT64_MIN, INT64_MAX])),
  EchoSafeFloats: safe(new Float32Array([-0, 1.5])),
  EchoSafeDoubles: safe(new Float64Array([-0, 5e-324])),
  EchoSafeBools: safe([true, false]),
  EchoSafeDates: safe(new Float64Array([36526.5])),
  EchoSafeCys: safe([MONEY]),
  EchoSafeBstrs: [returns([[]], [], 2), returns([["a\0b", "c"]], ["a\0b", "c"], 4)],
  EchoSafeVariants: [returns([[]], [], 2), returns([[1, "a", null]], [1, "a", null], 3)],
  EchoSafeObjects: safe([item(1), null]),
  DoubleSafe: [returns([new Int32Array([1, -2])], new Int32Array([1, -2, 1, -2]), 2, 2)],
  EchoSafe: safe(new Float64Array([0.5])),
  MakeMatrix: [returns([2, 1, 3, -1], [new Int32Array([9, 10, 11]), new Int32Array([19, 20, 21])], 2)],
  MakeNull: [returns([], null)],
  EchoProp: PROPS.map(([, value, given]) => returns([value], value, given)),
  EchoPropByValue: PROPS.map(([, value, given]) => returns([value], value, given)),
  EchoProps: [returns([[]], []), returns([[1, "a"]], [1, "a"], 1)],
  DoubleProp: [
    returns(["a"], ["a", "a"], 3, 1),
    returns([5], new Int32Array([5, 5]), 1),
    fails([true], E_INVALIDARG),
  ],
  MakeProp: PROPS.map(([vt, value, given]) => returns([vt], value, given)),
  EchoHstring: COUNTED_TEXTS.map((text) => returns([text], text, text === "" ? 0 : 1)),
  EchoHstrings: [returns([[]], [], 1), returns([["a\0b", ""]], ["a\0b", ""], 2)],
};

/** In an order in which each get follows its put. */
export const DUAL: MethodCases = {
  put_Number: [returns([-4])],
  get_Number: [returns([], -4)],
  put_Text: [returns(["t\0x"])],
  get_Text: [returns([], "t\0x", 1)],
  put_Item: [returns([0, 5])],
  get_Item: [returns(["index"], 5)],
  putref_Partner: [returns([special("object", "IShapesDual")]), returns([null])],
  get_Partner: [returns([], null)],
  Add: [returns([1, 2], 3), returns([1], 2)],
};
