import type { InterfacePlan } from "../../src/codegen/index.ts";
import {
  type DispatchPlan,
  type Guid,
  getMember,
  invokeMember,
  setMember,
  VT,
} from "../../src/codegen/index.ts";
import { INode } from "../interfaces.ts";
import { IDispatch } from "./dispatch-class.ts";

/** A dispinterface as the emitter writes it. */
export class DShelf extends IDispatch {
  declare protected readonly $is: IDispatch["$is"] & { readonly DShelf: true };
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90911" as Guid;
  static override readonly interfaceName: string = "DShelf";
  static override readonly vtableLength: number = 7;

  get count(): number {
    return getMember(this, DShelf, "count") as number;
  }
  set count(value: number) {
    setMember(this, DShelf, "count", value);
  }
  /** Takes and answers whatever the type of the parameter is. */
  echo(name: string, ...values: unknown[]): unknown {
    return invokeMember(this, DShelf, name, values);
  }

  static override plan(): InterfacePlan {
    return { methods: [] };
  }

  static dispatch(): DispatchPlan {
    const echo = (name: string, vt: number, more: object = {}) =>
      ({
        name,
        id: 100,
        kind: "method",
        parameters: [{ name: "value", vt, ...more }],
        result: { vt, ...more },
      }) as const;
    return {
      members: [
        { name: "count", id: 1, kind: "get", accessor: true, parameters: [], result: { vt: VT.I2 } },
        { name: "count", id: 1, kind: "put", accessor: true, parameters: [{ name: "value", vt: VT.I2 }] },
        ...Object.entries(VT)
          .map(([name, vt]) => echo(name, vt))
          .filter(({ name }) => PLAIN.has(name)),
        ...["I4", "BSTR", "DATE", "VARIANT", "R8"].map((name) =>
          echo(`${name}[]`, VT.ARRAY | VT[name as keyof typeof VT]),
        ),
        echo("node", VT.UNKNOWN, { type: INode }),
        echo("nodeOrNull", VT.UNKNOWN, { type: INode, nullable: true }),
        echo("shelf", VT.DISPATCH, { type: DShelf }),
        echo("nodes", VT.ARRAY | VT.UNKNOWN, { type: INode }),
        {
          name: "outs",
          id: 2,
          kind: "method",
          parameters: [
            { name: "flag", vt: VT.BYREF | VT.BOOL, direction: "inout" },
            { name: "text", vt: VT.BYREF | VT.BSTR, direction: "out" },
            { name: "node", vt: VT.BYREF | VT.UNKNOWN, type: INode, direction: "out" },
            { name: "any", vt: VT.BYREF | VT.VARIANT, direction: "inout" },
            { name: "hint", vt: VT.BYREF | VT.I4 },
          ],
          result: { vt: VT.I4 },
        },
        {
          name: "onlyOut",
          id: 3,
          kind: "method",
          parameters: [{ name: "text", vt: VT.BYREF | VT.BSTR, direction: "out" }],
        },
      ],
    };
  }
}

const PLAIN: ReadonlySet<string> = new Set(
  "I1 UI1 I2 UI2 I4 UI4 I8 UI8 INT_PTR UINT_PTR R4 R8 BOOL BSTR CY DATE DECIMAL ERROR VARIANT".split(" "),
);
