import {
  E_FAIL,
  E_NOINTERFACE,
  fails,
  ID,
  INT64_MIN,
  item,
  type MethodCases,
  returns,
  sequence,
  special,
  type,
} from "./case.ts";

/** Of IShapesItem. */
const ITEM_ID = "9defcdd1-18b0-419d-b060-ae692d79d1e6";

const POINT = { x: 1, y: INT64_MIN };

export const ITEMS: Readonly<Record<string, MethodCases>> = {
  IShapesItem: { GetValue: [returns([], 7)] },
  IShapesNamedItem: { GetName: [returns([], "named", 1)] },
  IEnumShapesItems: {
    Next: [returns([2], [item(0), item(1)])],
    Skip: [returns([1])],
    Reset: [returns([])],
    Clone: [returns([], special("object", "IEnumShapesItems"))],
  },
  IEnumShapesTexts: {
    Next: [returns([2], ["0", "1"], 2)],
    Skip: [returns([1])],
    Reset: [returns([])],
    Clone: [returns([], special("object", "IEnumShapesTexts"))],
  },
};

export const OBJECTS: MethodCases = {
  CreateItem: [returns([7], item(7)), returns([-2147483648], item(-2147483648))],
  EchoItem: [returns([item(7)], item(7)), returns([null], null)],
  EchoUnknown: [returns([item(7)], item(7)), returns([null], null)],
  StepItem: [returns([item(7)], item(8)), returns([null], item(0))],
  EchoAs: [
    returns([item(7), type("IShapesItem")], item(7)),
    fails([item(7), type("IShapesDual")], E_NOINTERFACE),
  ],
  CreateAs: [returns([8, type("IShapesNamedItem")], item(8)), fails([8, type("IShapesDual")], E_NOINTERFACE)],
  PassAs: [returns([type("IShapesItem"), item(7)], 7), returns([type("IShapesItem"), null], 0)],
  PassVoidAs: [returns([type("IShapesItem"), item(7)], 7)],
  SumItems: [returns([[]], 0), returns([[item(1), null, item(2)]], 3)],
  EchoItems: [returns([[]], [], 1), returns([[item(1), null, item(2)]], [item(1), null, item(2)], 1)],
  FillItems: [returns([0], []), returns([5], [item(0), item(1)])],
  FillExactly: [returns([0], []), returns([2], [item(0), item(1)])],
  FillAs: [returns([ITEM_ID, 2], [item(0), item(1)]), fails([ID, 2], E_NOINTERFACE)],
  PassPointer: [returns([item(7)], 7)],
  EnumItems: [returns([3], sequence(item(0), item(1), item(2))), returns([0], sequence())],
  CallBack: [returns([special("callback", "square"), -5], 25)],
  Advise: [returns([special("callback", "square")])],
  Notify: [returns([6], 36)],
  CreateNamed: [returns(["four"], { item: item(4), nameEcho: "four", plain: item(0) }, 1)],
};

export const LOCAL: MethodCases = {
  Scalars: [returns([4000000000, 0.5], 4000000000)],
  Text: [returns([""], 0), returns(["\u{1f600}"], 2)],
  ReadValues: [returns([new Int32Array(0)], 0), returns([new Int32Array([1, -2, 3])], 2)],
  ReadOptional: [returns([new Float32Array([0.5, 1])], 1.5), returns([null], 0)],
  ReadBytes: [returns([new Uint8Array([1, 2, 255])], 258)],
  WriteValues: [returns([0], new Int32Array(0)), returns([3], new Int32Array([0, 1, 2]))],
  WriteSome: [returns([5], new Int32Array([0, 1]))],
  WriteBytes: [returns([3n], new Uint8Array([0, 1, 2]))],
  UpdateValues: [returns([new Int32Array([1, -2])], new Int32Array([2, -1]))],
  Update: [returns([-1], 0)],
  UpdateCount: [returns([3], { count: 3, values: new Int32Array([0, 1, 2]) })],
  Struct: [returns([POINT], POINT)],
  StructOptional: [returns([POINT], POINT), returns([null], { x: 0, y: 0n })],
  Object: [returns([item(5)], item(5)), returns([null], null)],
  Objects: [returns([[]], 0), returns([[item(5), null]], 5)],
  ObjectAs: [returns([6, type("IShapesItem")], item(6)), fails([6, type("IShapesDual")], E_NOINTERFACE)],
  Name: [returns([8], { buffer: "name", needed: 5 })],
  Bare: [returns([POINT, { x: 0, y: 0n }], POINT)],
  Silent: [returns([1, [item(1), null]]), returns([1, null])],
  Returned: [returns([7], { a: 7, b: 8, c: 9 })],
};

/** The blocks that a failing method gives when it fills its outs all the same. */
const GIVEN: Readonly<Record<string, number>> = {
  FailNumber: 0,
  FailWide: 1,
  FailNarrow: 1,
  FailBstr: 1,
  FailItem: 0,
  FailBytes: 1,
  FailTexts: 3,
  FailItems: 1,
  FailStruct: 4,
  FailAllocated: 5,
  FailVariant: 1,
  FailSafe: 4,
  FailProp: 3,
  FailHstring: 1,
  FailMany: 2,
};

const each = Object.entries(GIVEN).map(([method, given]) => [
  method,
  [fails([false], E_FAIL), fails([true], E_FAIL, given)],
]);

export const FAILURES: MethodCases = {
  ...(Object.fromEntries(each) as MethodCases),
  FailAs: [fails([false, type("IShapesItem")], E_FAIL), fails([true, type("IShapesItem")], E_FAIL)],
  FailNext: [fails([false, 3], E_FAIL), fails([true, 3], E_FAIL)],
  FailUnion: [fails([false, 2], E_FAIL), fails([true, 2], E_FAIL, 1), fails([true, 1], E_FAIL)],
  FailInOutWide: [fails(["kept"], E_FAIL)],
  FailInOutBstr: [fails(["kept"], E_FAIL)],
  FailInOutItem: [fails([item(1)], E_FAIL)],
  FailInOutVariant: [fails(["kept"], E_FAIL)],
  FailInOutSafe: [fails([new Int32Array([1])], E_FAIL)],
};
