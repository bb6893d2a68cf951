import {
  ADDRESS,
  buffer,
  echoes,
  echoesIn,
  ID,
  INT64_MAX,
  INT64_MIN,
  type MethodCases,
  returns,
  UINT64_MAX,
  ZERO_ID,
} from "./case.ts";

/** Long enough to be no array that fits scratch memory. */
const MANY = 100_000;
const int32s = (...values: readonly number[]) => new Int32Array(values);
const points = [
  { x: 1, y: 2n },
  { x: -2147483648, y: INT64_MIN },
];
const THREE = int32s(1, -2, 3);

export const ARRAYS: MethodCases = {
  EchoInt8s: echoesIn(1, new Int8Array(0), new Int8Array([-128, 0, 127])),
  EchoBytes: echoesIn(1, new Uint8Array(0), new Uint8Array([0, 1, 255]), new Uint8Array(MANY).fill(7)),
  EchoInt16s: echoesIn(1, new Int16Array(0), new Int16Array([-32768, 32767])),
  EchoUint16s: echoesIn(1, new Uint16Array(0), new Uint16Array([0, 65535])),
  EchoInt32s: echoesIn(1, int32s(), THREE, new Int32Array(MANY).fill(-7)),
  EchoUint32s: echoesIn(1, new Uint32Array(0), new Uint32Array([0, 4294967295])),
  EchoInt64s: echoesIn(1, new BigInt64Array(0), new BigInt64Array([INT64_MIN, INT64_MAX])),
  EchoUint64s: echoesIn(1, new BigUint64Array(0), new BigUint64Array([0n, UINT64_MAX])),
  EchoFloats: echoesIn(1, new Float32Array(0), new Float32Array([-0, 1.5])),
  EchoDoubles: echoesIn(1, new Float64Array(0), new Float64Array([-0, 5e-324])),
  EchoBools: echoesIn(1, [], [true, false]),
  EchoSizes: echoesIn(1, [], [0n, UINT64_MAX]),
  EchoLevels: echoesIn(1, [], [0, 7, 0x7fffffff]),
  EchoStatuses: echoesIn(1, [], [0, 0x80040001, 0xffffffff]),
  EchoGuids: echoesIn(1, [], [ID, ZERO_ID]),
  EchoPoints: echoesIn(1, [], points),
  EchoBrackets: echoes(int32s(), THREE),
  EchoCount8: echoes(int32s(), new Int32Array(255).fill(1)),
  EchoCount16: echoes(int32s(), THREE),
  SumOptional: [
    returns([THREE], { present: true, sum: 2 }),
    returns([int32s()], { present: true, sum: 0 }),
    returns([null], { present: false, sum: 0 }),
  ],
  SumPairs: [returns([int32s(1, 2), int32s(3, -4)], int32s(4, -2)), returns([int32s(), int32s()], int32s())],
  ReverseInt32s: [returns([THREE], int32s(3, -2, 1)), returns([int32s()], int32s())],
  ReversePoints: [returns([points], points.toReversed())],
  ReverseGuids: [returns([[ID, ZERO_ID]], [ZERO_ID, ID])],
  FillInt32s: [returns([0], int32s()), returns([3], int32s(0, 1, 2))],
  FillBytes: [returns([0], new Uint8Array(0)), returns([3], new Uint8Array([0, 1, 2]))],
  FillGuids: [returns([1], [ZERO_ID])],
  FillPoints: [
    returns(
      [2],
      [
        { x: 0, y: 0n },
        { x: 1, y: -1n },
      ],
    ),
  ],
  FillHalf: [returns([0], int32s()), returns([5], int32s(0, 1))],
  FillInOut: [
    returns([6], { count: 3, values: int32s(0, 1, 2) }),
    returns([0], { count: 0, values: int32s() }),
  ],
  NextInt32s: [returns([2], int32s(0, 1)), returns([5], int32s(0, 1, 2))],
  EchoCast: echoes(int32s(), THREE),
  EchoProduct: [
    returns([2, 3, int32s(1, 2, 3, 4, 5, 6)], int32s(1, 2, 3, 4, 5, 6)),
    returns([0, 3, int32s()], int32s()),
  ],
  EchoSum: [returns([1, 2, THREE], THREE)],
  EchoDifference: [returns([5, 2, THREE], THREE), returns([2, 2, int32s()], int32s())],
  EchoPointedPlusOne: [returns([2, THREE], THREE)],
  EchoPointedCast: [returns([0n, int32s()], int32s()), returns([3n, THREE], THREE)],
  EchoConstant: echoes(THREE),
  EchoNamedConstant: echoes(int32s(1, 2, 3, 4)),
  EchoFixed: echoes(THREE),
  EchoMatrix: echoes([int32s(1, 2, 3), int32s(4, 5, 6)]),
  EchoSizeof: [returns([2, new Uint8Array(16).fill(9)], new Uint8Array(16).fill(9))],
  EchoMax: [returns([2, THREE], THREE)],
  SumPointed: [
    returns([[points[0], { x: -1, y: 5n }]], 7n),
    returns([[points[0], null]], 3n),
    returns([[]], 0n),
  ],
  EchoOneArray: echoesIn(1, int32s(), THREE),
  EchoSecondCast: echoesIn(1, new Uint8Array(0), new Uint8Array([0, 255])),
  // Room for 8 numbers, of which 3 are there.
  TakeLength: [returns([8, 3, buffer(new Uint8Array(new Int32Array([...THREE, 9, 9, 9, 9, 9]).buffer))], 2)],
  LockBuffer: [returns([], { data: ADDRESS, length: 4096 })],
};
