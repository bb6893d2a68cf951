// An interface whose methods take and answer arrays of all kinds.

import {
  GuidValue,
  Int16,
  Int32,
  interfaceOf,
  interfaceOrNull,
  Uint64,
  WideText,
  WideTextOrNull,
} from "../src/codegen/index.ts";
import type { Guid } from "../src/index.ts";
import type { LengthPlan, ParameterPlan, ValuePlan } from "../src/plan.ts";
import { INode } from "./interfaces.ts";
import { madeClass } from "./made-class.ts";

type Direction = ParameterPlan["direction"];
const array = (
  name: string,
  direction: Direction,
  of: Extract<ValuePlan, { kind: "array" }>["of"],
  count: LengthPlan,
): ParameterPlan => ({ name, direction, value: { kind: "array", of, count } });
const count = (
  name: string,
  direction: Direction,
  of: string,
  scalar?: "uint16" | "intptr",
): ParameterPlan => ({
  name,
  direction,
  value: { kind: "count", of, ...(scalar && { scalar }) },
});
const uint32 = (name: string, direction: Direction): ParameterPlan => ({
  name,
  direction,
  value: { kind: "uint32" },
});
const area: LengthPlan = (of) => of("width") * of("height");

export type Texts = readonly (string | null)[];
export const IArrays = madeClass<{
  numbers(values: ArrayLike<number>): BigUint64Array;
  changeNumbers(values: ArrayLike<number>): Int16Array;
  three(ids: readonly Guid[]): void;
  grid(width: number, height: number, cells: ArrayLike<number>): Int32Array;
  texts(values: Texts): Texts;
  changeTexts(values: Texts): Texts;
  nodes(values: readonly (INode | null)[]): readonly INode[];
  changeNodes(values: readonly (INode | null)[]): readonly (INode | null)[];
  pairs(names: Texts, sizes: ArrayLike<number>): { first: Texts; second: ArrayLike<number> };
  told(): { height: number; cells: Int32Array };
  few(): Int16Array;
}>("IArrays", [
  {
    name: "numbers",
    signature: "i(pnppp)",
    parameters: [
      count("cValues", "in", "values", "intptr"),
      array("values", "in", Int32, "cValues"),
      count("cOut", "out", "out"),
      array("out", "out", Uint64, "cOut"),
    ],
  },
  {
    name: "changeNumbers",
    signature: "i(pIp)",
    parameters: [count("cValues", "in", "values"), array("values", "inout", Int16, "cValues")],
  },
  { name: "three", signature: "i(pp)", parameters: [array("ids", "in", GuidValue, 3)] },
  {
    name: "grid",
    signature: "i(pIIpp)",
    parameters: [
      uint32("width", "in"),
      uint32("height", "in"),
      array("cells", "in", Int32, area),
      array("out", "out", Int32, area),
    ],
  },
  {
    name: "texts",
    signature: "i(pIppp)",
    parameters: [
      count("cIn", "in", "values"),
      array("values", "in", WideTextOrNull, "cIn"),
      count("cOut", "out", "out"),
      array("out", "out", WideTextOrNull, "cOut"),
    ],
  },
  {
    name: "changeTexts",
    signature: "i(pIp)",
    parameters: [count("cIn", "in", "values"), array("values", "inout", WideTextOrNull, "cIn")],
  },
  {
    name: "nodes",
    signature: "i(pIppp)",
    parameters: [
      count("cIn", "in", "values"),
      array("values", "in", interfaceOrNull(INode), "cIn"),
      count("cOut", "out", "out"),
      array("out", "out", interfaceOf(INode), "cOut"),
    ],
  },
  {
    name: "changeNodes",
    signature: "i(pIp)",
    parameters: [count("cIn", "in", "values"), array("values", "inout", interfaceOrNull(INode), "cIn")],
  },
  {
    name: "pairs",
    signature: "i(pIppppp)",
    parameters: [
      count("cIn", "in", "names"),
      array("names", "in", WideText, "cIn"),
      array("sizes", "in", Int32, "cIn"),
      count("cOut", "out", "first"),
      array("first", "out", WideText, "cOut"),
      array("second", "out", Int32, "cOut"),
    ],
  },
  {
    name: "told",
    signature: "i(ppp)",
    parameters: [uint32("height", "out"), array("cells", "out", Int32, (of) => 2 * of("height"))],
  },
  {
    name: "few",
    signature: "i(ppp)",
    parameters: [count("cOut", "out", "out", "uint16"), array("out", "out", Int16, "cOut")],
  },
]);
