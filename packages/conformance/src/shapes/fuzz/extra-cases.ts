import { type MethodCases, returns, special, type } from "../cases/case.ts";

const CLASSES = ["IShapesItem", "IShapesDual", "IShapesScalars", "IEnumShapesItems"];

/** Calls of what the cases leave out: the methods of every wrapper, the probe, and an object that is implemented here. */
export const EXTRA_CASES: Readonly<Record<string, MethodCases>> = {
  IUnknown: {
    As: CLASSES.map((name) => returns([type(name)])),
    TryAs: CLASSES.map((name) => returns([type(name)])),
    Retain: [returns([])],
    Dispose: [returns([])],
  },
  IShapesProbe: {
    TakeLog: [returns([])],
    GetMemory: [returns([])],
    GetObjects: [returns([])],
    GetChecks: [returns([])],
    SetNextReply: [returns([0, 0xffff_ffff])],
    Drive: [returns([special("item", 7)])],
  },
  IShapesCallback: { Transform: [returns([7])] },
};
