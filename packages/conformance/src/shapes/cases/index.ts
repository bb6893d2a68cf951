import { ARRAYS } from "./arrays.ts";
import { AUTOMATION, DUAL } from "./automation.ts";
import type { MethodCases } from "./case.ts";
import { FAILURES, ITEMS, LOCAL, OBJECTS } from "./objects.ts";
import { BUFFERS, FUNCTIONS, GUIDS, HANDLES, RETURNS, SCALARS, STRINGS } from "./scalars.ts";
import { BY_VALUE, LOCAL_STRUCTS, STRUCTS, UNIONS } from "./structs.ts";

/** The calls of every method of shapes.idl, by its interface. */
export const CASES: Readonly<Record<string, MethodCases>> = {
  ...ITEMS,
  IShapesScalars: SCALARS,
  IShapesStrings: STRINGS,
  IShapesArrays: ARRAYS,
  IShapesHandles: HANDLES,
  IShapesBuffers: BUFFERS,
  IShapesStructs: STRUCTS,
  IShapesUnions: UNIONS,
  IShapesLocalStructs: LOCAL_STRUCTS,
  IShapesByValue: BY_VALUE,
  IShapesGuids: GUIDS,
  IShapesObjects: OBJECTS,
  IShapesAutomation: AUTOMATION,
  IShapesDual: DUAL,
  IShapesReturns: RETURNS,
  IShapesFunctions: FUNCTIONS,
  IShapesLocal: LOCAL,
  IShapesFailures: FAILURES,
};
