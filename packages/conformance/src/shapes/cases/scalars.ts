import {
  ADDRESS,
  buffer,
  bytes,
  COUNTED_TEXTS,
  E_FAIL,
  echoes,
  fails,
  ID,
  INSUFFICIENT_BUFFER,
  INT64_MAX,
  INT64_MIN,
  type MethodCases,
  returns,
  sequence,
  special,
  TEXTS,
  UINT64_MAX,
  ZERO_ID,
} from "./case.ts";

const INT32 = [-2147483648, -1, 0, 2147483647];
const UINT32 = [0, 1, 4294967295];
const FLOATS = [0, -0, 1.5, -3.4028234663852886e38];
const DOUBLES = [0, -0, 1.7976931348623157e308, 5e-324];

export const SCALARS: MethodCases = {
  EchoInt8: echoes(-128, -1, 0, 127),
  EchoUint8: echoes(0, 1, 255),
  EchoInt16: echoes(-32768, 0, 32767),
  EchoUint16: echoes(0, 65535),
  EchoInt32: echoes(...INT32),
  EchoUint32: echoes(...UINT32),
  EchoInt: echoes(...INT32),
  EchoUint: echoes(...UINT32),
  EchoInt64: echoes(INT64_MIN, -1n, 0n, INT64_MAX),
  EchoUint64: echoes(0n, 9007199254740993n, UINT64_MAX),
  EchoSize: echoes(0n, UINT64_MAX),
  EchoIntPtr: echoes(INT64_MIN, -1n, INT64_MAX),
  EchoUintPtr: echoes(0n, UINT64_MAX),
  EchoFloat: echoes(...FLOATS),
  EchoDouble: echoes(...DOUBLES),
  EchoBool: echoes(true, false),
  EchoBoolean: echoes(true, false),
  EchoVariantBool: echoes(true, false),
  // Whether one character or a text goes there nothing tells.
  EchoChar: [returns([-128, buffer(bytes(0, 7), bytes(128, 7))]), returns([97, buffer(bytes(0), bytes(97))])],
  EchoWchar: [0, 97, 0xd800, 0xffff].map((unit) =>
    returns([unit, buffer(bytes(1, 1, 7), bytes(unit & 255, unit >> 8, 7))]),
  ),
  EchoResult: echoes(0, 1, 0x80004005),
  EchoRange: echoes(-3, 0, 3),
  EchoLevel: echoes(0, 7, 0x7fffffff),
  EchoStatus: echoes(0, 0x80040001, 0xffffffff),
  EchoSign: echoes(-1, 0, 1),
  EchoFlags: echoes(0, 3, 0x40000000),
  EchoHeaderLevel: echoes(0, 9),
  EchoLarge: echoes(INT64_MIN, INT64_MAX),
  EchoUlarge: echoes(0n, UINT64_MAX),
  EchoMany: [
    returns([-1, 0.5, UINT64_MAX, 0.25, -3, true, 1, 200, INT64_MIN, 2, 4, 8, 16, 32, 64, 128], {
      sum: 255.75,
      aEcho: -1,
      cEcho: UINT64_MAX,
      iEcho: INT64_MIN,
      lEcho: 8,
      echo: 128,
    }),
  ],
  StepInt8: [returns([-128], -127), returns([126], 127)],
  StepUint16: [returns([65535], 0)],
  StepInt32: [returns([-1], 0), returns([2147483647], -2147483648)],
  StepUint32: [returns([4294967294], 4294967295), returns([4294967295], 0)],
  StepInt64: [returns([-1n], 0n), returns([INT64_MAX], INT64_MIN)],
  StepUint64: [returns([UINT64_MAX], 0n)],
  StepFloat: [returns([1.5], -1.5)],
  StepDouble: [returns([-0.25], 0.25)],
  StepBool: [returns([true], false), returns([false], true)],
  StepLevel: [returns([0], 7)],
  StepStatus: [returns([0], 0x80040001), returns([0x80040001], 0xffffffff)],
  StepOptional: [returns([41], 42), fails([null], "TypeError")],
  AddPointers: [returns([2, 3], 5), returns([2, null], 102)],
  EchoLevelPointer: echoes(0, 0x7fffffff),
  EchoDoublePointer: [
    returns([0.5], { present: true, echo: 0.5 }),
    returns([null], { present: false, echo: 0 }),
  ],
  EchoNestedPointer: INT32.map((value) => returns([special("pointer", value)], value)),
  EchoAllocated: INT32.map((value) => returns([value], value, 1)),
};

export const HANDLES: MethodCases = {
  EchoWindow: echoes(0, 0x7fffffff),
  EchoHandle: echoes(0, 6),
  EchoMenu: echoes(0, 2),
  EchoPointer: echoes(0, 5),
  StepHandle: [returns([6], 7)],
  EchoHandles: [returns([[]], [], 1), returns([[1, 2, 3]], [1, 2, 3], 1)],
  FillWindows: [returns([0], []), returns([3], [1, 2, 3])],
};

/** After a write the same bytes are read. */
export const BUFFERS: MethodCases = {
  // One of the two lengths may count what goes there, as far as the IDL tells.
  Write: [
    returns([bytes(0, 1, 127, 255), buffer(bytes(9, 9, 9, 9), bytes(4, 0, 0, 0))]),
    returns([bytes(), buffer(bytes(9, 9, 9, 9), bytes(0, 0, 0, 0))]),
  ],
  WriteVoid: [returns([buffer(new Uint8Array([1, 255])), 2])],
  Read: [returns([8], bytes(1, 255)), returns([1], bytes(1))],
  EchoCountSize: echoes(new Uint8Array(0), new Uint8Array([0, 1, 255])),
  EchoPointer: echoes(0, 0x1234),
  EchoConstPointer: echoes(0, 0x1234),
  StepPointer: [returns([0x1234], 0x1235)],
  EchoPointers: echoes([], [0, 0x1234]),
};

export const GUIDS: MethodCases = {
  EchoReference: echoes(ID, ZERO_ID),
  EchoIid: echoes(ID),
  EchoClsid: echoes(ID),
  EchoPointer: echoes(ID),
  EchoOptional: [
    returns([ID], { present: true, echo: ID }),
    returns([null], { present: false, echo: ZERO_ID }),
  ],
  StepGuid: [returns([ID], `${ID.slice(0, -1)}e`)],
  EchoArray: echoes([], [ID, ZERO_ID, ID]),
  EchoAllocated: [returns([ID], ID, 1)],
  EchoKey: echoes({ fmtid: ID, pid: 4294967295 }),
};

export const FUNCTIONS: MethodCases = {
  Call: [returns([special("function"), 2, 0], 4), returns([0, 2, 0], 0)],
  GetDoubler: [returns([], special("function", 42))],
};

const PLAIN_RETURNS: MethodCases = {
  Keep: [returns([-9])],
  GetKept: [returns([], -9)],
  ReturnBool: echoes(true, false),
  ReturnBoolean: echoes(true, false),
  ReturnVariantBool: echoes(true, false),
  ReturnChar: echoes(-1, 97),
  ReturnWchar: echoes(0xffff),
  ReturnInt8: echoes(-128, 127),
  ReturnUint8: echoes(255),
  ReturnInt16: echoes(-32768),
  ReturnUint16: echoes(65535),
  ReturnInt32: echoes(...INT32),
  ReturnUint32: echoes(...UINT32),
  ReturnDword: echoes(...UINT32),
  ReturnInt64: echoes(INT64_MIN, INT64_MAX),
  ReturnUint64: echoes(0n, UINT64_MAX),
  ReturnFloat: echoes(...FLOATS),
  ReturnDouble: echoes(...DOUBLES),
  ReturnSize: echoes(0n, UINT64_MAX),
  ReturnIntPtr: echoes(INT64_MIN),
  ReturnUlongPtr: echoes(UINT64_MAX),
  ReturnScode: [returns([0]), fails([0x80004005], E_FAIL)],
  ReturnLevel: echoes(7, 0x7fffffff),
  ReturnStatus: echoes(0xffffffff),
  ReturnPointer: echoes(0, 5),
  ReturnHandle: echoes(0, 6),
  ReturnWindow: echoes(0, 5),
  ReturnText: [returns([], ADDRESS)],
  ReturnItem: [returns([11], special("reference", 11))],
  ReturnFunction: [returns([], special("function", -21))],
  ReturnWithOuts: [
    returns([8], { result: true, half: 4, text: "even" }, 1),
    returns([-3], { result: false, half: -1, text: "even" }, 1),
  ],
};

/** The members of the structs that are passed by value, at their edges. */
export const BY_VALUE_STRUCTS: Readonly<Record<string, Readonly<Record<string, number | bigint>>>> = {
  B1: { a: 255 },
  B2: { a: 1, b: 255 },
  B3: { a: 1, b: 2, c: 255 },
  B4: { a: -1, b: 32767 },
  B8: { a: -2147483648, b: 2 },
  B12: { a: -1, b: 2, c: -2147483648 },
  B16: { a: INT64_MIN, b: 2n },
  B24: { a: INT64_MIN, b: 2n, c: -3n },
  F4: { a: 0.5 },
  F8: { a: 0.5, b: -1 },
  F12: { a: 0.5, b: -1, c: 2 },
  F16: { a: 0.5, b: -1, c: 2, d: -3 },
  D8: { a: 0.1 },
  D16: { a: 0.1, b: -1 },
  D24: { a: 0.1, b: -1, c: 2 },
  M16: { a: 0.1, b: -1 },
};

export const RETURNS: MethodCases = {
  ...PLAIN_RETURNS,
  ...Object.fromEntries(
    Object.entries(BY_VALUE_STRUCTS).map(([name, value]) => [
      `Return${name}`,
      [returns(Object.values(value), value)],
    ]),
  ),
  ReturnGuid: echoes(ID),
  ReturnLuid: [returns([0xffffffff00000001n], { low: 1, high: -1 })],
  ReturnPoint: [returns([1, INT64_MIN], { x: 1, y: INT64_MIN })],
  ReturnLarge: echoes(INT64_MIN),
  ReturnAfter: [returns([1, 2, 3, 4, 5, 6, 7.5, INT64_MIN], { a: 21n, b: 7n, c: INT64_MIN })],
};

/** A text in so many units, of 2 bytes each. */
function zeroed(text: string, units: number): Uint8Array {
  const room = new Uint16Array(units);
  room.set(unitsOf(text));
  return new Uint8Array(room.buffer);
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** Each text is a block of the server's. */
const wide = TEXTS.map((text) => returns([text], text, 1));
const narrow = ["", "text", "\u00e9", "x".repeat(5000)].map((text) => returns([text], text, 1));

export const STRINGS: MethodCases = {
  EchoWide: wide,
  EchoWideArray: wide,
  EchoOle: wide,
  EchoOptional: [...wide, returns([null], null)],
  EchoNarrow: narrow,
  EchoNarrowArray: narrow,
  EchoNarrowOptional: [...narrow, returns([null], null)],
  MeasureBoth: [returns(["\u{1f600}", "abc"], { wideUnits: 2, narrowBytes: 3 })],
  DoubleWide: [returns(["ab"], "abab", 1, 1), returns([""], "", 1, 1), returns([null], null)],
  DoubleNarrow: [returns(["ab"], "abab", 1, 1), returns([null], null)],
  FillWide: [returns(["text", 5], "text"), returns(["", 1], ""), fails(["text", 4], INSUFFICIENT_BUFFER)],
  FillWideFirst: [returns([5, "text"], "text"), fails([4, "text"], INSUFFICIENT_BUFFER)],
  FillNarrow: [returns(["text", 5], "text"), fails(["text", 0], INSUFFICIENT_BUFFER)],
  FillInOut: [returns(["text", 16], { length: 4, buffer: "text" }), fails(["text", 3], INSUFFICIENT_BUFFER)],
  FillLength: [returns(["text", 4], "text"), returns(["", 0], ""), fails(["text", 3], INSUFFICIENT_BUFFER)],
  FillOptional: [returns(["text", 5], { buffer: "text", needed: 5 })],
  RaiseWide: [returns([buffer(zeroed("aB\u00e9", 16), zeroed("AB\u00e9", 16)), 16])],
  // Characters in place, as they are.
  RaiseNarrow: [returns([bytes(97, 66, 0, 9)], bytes(65, 66, 0, 9))],
  EchoUnits: COUNTED_TEXTS.map((text) => returns([unitsOf(text)], unitsOf(text), 1)),
  EchoTexts: [returns([[]], [], 1), returns([[...TEXTS]], [...TEXTS], TEXTS.length + 1)],
  EchoOleTexts: [returns([[]], []), returns([["a", ""]], ["a", ""], 2)],
  EchoNarrowTexts: [returns([[]], [], 1), returns([["a", ""]], ["a", ""], 3)],
  EnumTexts: [returns([3], sequence("0", "1", "2")), returns([0], sequence())],
};
