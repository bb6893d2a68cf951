import {
  block,
  buffer,
  bytes,
  echoes,
  fails,
  ID,
  INT64_MIN,
  item,
  type MethodCases,
  returns,
  special,
  UINT64_MAX,
  ZERO_ID,
} from "./case.ts";
import { BY_VALUE_STRUCTS } from "./scalars.ts";

const POINT = { x: -2147483648, y: INT64_MIN };
const ORIGIN = { x: 0, y: 0n };
const SCALARS = {
  int8: -128,
  uint8: 255,
  int16: -32768,
  uint16: 65535,
  int32: -2147483648,
  uint32: 4294967295,
  int64: INT64_MIN,
  uint64: UINT64_MAX,
  single: 1.5,
  twice: -1e300,
  flag: true,
  octet: true,
  truth: true,
  unit: 0xd800,
  letter: -1,
  level: 0x7fffffff,
  status: 0xffffffff,
  flags: 0x40000000,
  id: ID,
  time: 132223104000000000n,
  large: INT64_MIN,
  money: special("currency", -12345n),
  date: 36526.5,
  size: UINT64_MAX,
  window: 5,
};
const TEXTS = { wide: "w\u{1f600}", narrow: "n", counted: "c\0d", remark: null };
const SIZED = { numbers: new Int32Array([1, -2]), texts: ["a", ""], points: [POINT] };
const TAGGED = { name: "name", kind: 2, value: "text" };

/** What the texts above are made of. */
const TEXT_BLOCKS = 3;

export const STRUCTS: MethodCases = {
  EchoPoint: echoes(POINT, ORIGIN),
  EchoScalars: echoes(SCALARS),
  EchoFixedArrays: echoes({
    numbers: new Int32Array([1, -2, 3, -4]),
    bytes: new Uint8Array([1, 2, 255]),
    text: "text",
    letters: new Int8Array([97, 98, 99, 100, 0]),
    matrix: [new Float64Array([1, 2, 3]), new Float64Array([4, 5, 6])],
    points: [POINT, ORIGIN],
    levels: [7, 0],
    ids: [ID, ZERO_ID],
  }),
  EchoNested: echoes({
    first: POINT,
    inner: { left: -1, right: 2 },
    items: [
      { sum: 1, second: POINT },
      { sum: 2, second: ORIGIN },
    ],
    last: 255,
  }),
  EchoPacked: echoes({ kind: 255, number: -1, wide: INT64_MIN }),
  EchoTexts: [
    returns([TEXTS], TEXTS, TEXT_BLOCKS),
    returns([{ ...TEXTS, remark: "r" }], { ...TEXTS, remark: "r" }, 4),
  ],
  EchoSized: [
    returns([SIZED], SIZED, 5),
    returns([{ numbers: new Int32Array(0), texts: [], points: [] }], {
      numbers: new Int32Array(0),
      texts: [],
      points: [],
    }),
  ],
  // What has no end that IDL could tell is an address, as is what is handed back.
  EchoFlexible: [
    returns([buffer(bytes(3, 0, 0, 0, 1, 2, 3))], block(bytes(3, 0, 0, 0, 1, 2, 3)), 1),
    returns([buffer(bytes(0, 0, 0, 0))], block(bytes(0, 0, 0, 0)), 1),
  ],
  EchoPointer: [
    returns([{ value: 3, point: POINT, number: 4 }], { value: 3, point: POINT, number: 4 }, 2),
    returns([{ value: 3, point: null, number: null }], { value: 3, point: null, number: null }),
  ],
  // A struct inside its own kind is an address.
  EchoNode: [returns([{ value: 1, next: 0 }], { value: 1, next: 0 }, 1)],
  EchoAutomation: [
    returns([{ name: "n", value: -5, array: null }], { name: "n", value: -5, array: null }, 1),
    returns(
      [{ name: "", value: "v", array: new Int32Array([1]) }],
      { name: "", value: "v", array: new Int32Array([1]) },
      4,
    ),
  ],
  EchoObjects: [
    returns(
      [{ unknown: item(1), item: item(2), items: [item(3)] }],
      { unknown: item(1), item: item(2), items: [item(3)] },
      1,
    ),
    returns([{ unknown: null, item: null, items: [] }], { unknown: null, item: null, items: [] }),
  ],
  EchoHeaderPoint: echoes({ x: -1, y: 2 }),
  EchoFileTime: echoes(0n, UINT64_MAX),
  EchoOptional: [
    returns([POINT], { present: true, echo: POINT }),
    returns([null], { present: false, echo: ORIGIN }),
  ],
  StepPoint: [returns([{ x: -1, y: -1n }], ORIGIN)],
  DoubleTexts: [
    returns([TEXTS], { wide: "w\u{1f600}w\u{1f600}", narrow: "nn", counted: "c\0dc\0d", remark: null }, 3, 3),
  ],
  AllocatePoint: [returns([POINT], POINT, 1), returns([null], null)],
  AllocateTexts: [returns([TEXTS], TEXTS, TEXT_BLOCKS + 1)],
  EchoTextsArray: [returns([[]], [], 1), returns([[TEXTS, TEXTS]], [TEXTS, TEXTS], 2 * TEXT_BLOCKS + 1)],
  FillTexts: [
    returns([0], []),
    returns([2], [{ wide: "wide", narrow: "narrow", counted: "counted", remark: null }], TEXT_BLOCKS),
  ],
  EchoScalarsArray: echoes([], [SCALARS, SCALARS]),
  AllocatePoints: [returns([0], [], 1), returns([2], [ORIGIN, { x: 1, y: -1n }], 1)],
};

export const UNIONS: MethodCases = {
  EchoValue: [
    returns([1, -1], -1),
    returns([2, "t"], "t", 1),
    returns([5, ""], "", 1),
    returns([3, POINT], POINT),
    returns([4, UINT64_MAX], UINT64_MAX),
  ],
  EchoValuePointer: [returns([3, POINT], POINT)],
  EchoSmall: [returns([1, "t"], "t", 1), returns([2, -1], -1), returns([3, 0.5], 0.5)],
  EchoSmallAfter: [returns([1, 2, 3, 4, 5, 3, 0.5], { sum: 15, echo: 0.5 })],
  EchoTagged: [returns([TAGGED], TAGGED, 2)],
  EchoAnonymous: [
    returns([{ kind: 1, value: -1 }], { kind: 1, value: -1 }),
    returns([{ kind: 2, value: "t" }], { kind: 2, value: "t" }, 1),
  ],
  EchoChoice: [
    returns([{ kind: 1, u: -1 }], { kind: 1, u: -1 }),
    returns([{ kind: 2, u: "t" }], { kind: 2, u: "t" }, 1),
    // The default arm has no number of its own to ask for it.
    fails([{ kind: 9, u: 2.5 }], "RangeError"),
  ],
  EchoUntagged: echoes(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 255])),
  EchoUntaggedByValue: echoes(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 255])),
  EchoTaggedArray: [returns([[]], [], 1), returns([[TAGGED, TAGGED]], [TAGGED, TAGGED], 5)],
};

export const LOCAL_STRUCTS: MethodCases = {
  EchoBits: echoes(
    { low: 7, middle: 8191, high: 65535, other: 2147483647 },
    { low: 0, middle: 0, high: 0, other: 0 },
  ),
  EchoSafePointer: [returns([new Float64Array([0.5])], new Float64Array([0.5]), 2), returns([null], null)],
};

const SIX = [1, 2, 3, 4, 5, 6];

export const BY_VALUE: MethodCases = {
  ...Object.fromEntries(
    Object.entries(BY_VALUE_STRUCTS).flatMap(([name, value]) => [
      [`Echo${name}`, echoes(value)],
      [`Echo${name}After`, [returns([...SIX, value], { sum: 21, echo: value })]],
    ]),
  ),
  EchoGuid: echoes(ID),
  EchoGuidAfter: [returns([...SIX, ID], { sum: 21, echo: ID })],
  EchoFileTime: echoes(UINT64_MAX),
  EchoPoint: echoes(POINT),
  EchoScalars: echoes(SCALARS),
  EchoTexts: [returns([TEXTS], TEXTS, TEXT_BLOCKS)],
  EchoMixed: [
    returns([{ a: 0.5, b: -1 }, -7, { a: INT64_MIN, b: 2n }, 1.5, { a: 0.25, b: -4 }], {
      firstEcho: { a: 0.5, b: -1 },
      numberEcho: -7,
      secondEcho: { a: INT64_MIN, b: 2n },
      realEcho: 1.5,
      thirdEcho: { a: 0.25, b: -4 },
    }),
  ],
};
