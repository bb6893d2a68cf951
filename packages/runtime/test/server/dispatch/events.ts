import {
  type DispatchPlan,
  type Guid,
  getMember,
  type InterfacePlan,
  invokeMember,
  missing,
  setMember,
  VT,
} from "../../../src/codegen/index.ts";
import type { VariantValue } from "../../../src/index.ts";
import { IDispatch } from "../../dispatch/dispatch-class.ts";
import { INode } from "../../interfaces.ts";

/** A dispinterface with every way that a value may go. */
export class DEvents extends IDispatch {
  declare protected readonly $is: IDispatch["$is"] & { readonly DEvents: true };
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90922" as Guid;
  static override readonly interfaceName: string = "DEvents";
  static override readonly vtableLength: number = 7;

  get level(): number {
    return getMember(this, DEvents, "level") as number;
  }
  set level(value: number) {
    setMember(this, DEvents, "level", value);
  }
  getItem(key: string): string {
    return invokeMember(this, DEvents, "getItem", [key]) as string;
  }
  setItem(key: string, value: string): void {
    invokeMember(this, DEvents, "setItem", [key, value]);
  }
  changed(name: string, when: number): void {
    invokeMember(this, DEvents, "changed", [name, when]);
  }
  closing(cancel: boolean): boolean {
    return invokeMember(this, DEvents, "closing", [cancel]) as boolean;
  }
  found(node: INode | null): INode | null {
    return invokeMember(this, DEvents, "found", [node]) as INode | null;
  }
  asked(question: string, tone: string): { result: number; tone: string; answer: VariantValue } {
    return invokeMember(this, DEvents, "asked", [question, tone]) as never;
  }
  logged(level: number, text?: string, ...more: VariantValue[]): void {
    invokeMember(this, DEvents, "logged", [level, text, more]);
  }
  noted(level: number, detail: VariantValue = missing, text?: string): void {
    invokeMember(this, DEvents, "noted", [level, detail, text]);
  }

  static override plan(): InterfacePlan {
    return { methods: [] };
  }

  static dispatch(): DispatchPlan {
    const text = (name: string) => ({ name, vt: VT.BSTR }) as const;
    const level = { name: "level", vt: VT.I4 } as const;
    return {
      members: [
        { name: "level", id: 1, kind: "get", accessor: true, parameters: [], result: { vt: VT.I2 } },
        { name: "level", id: 1, kind: "put", accessor: true, parameters: [{ name: "value", vt: VT.I2 }] },
        { name: "getItem", id: 0, kind: "get", parameters: [text("key")], result: { vt: VT.BSTR } },
        { name: "setItem", id: 0, kind: "put", parameters: [text("key"), text("value")] },
        {
          name: "changed",
          id: 2,
          kind: "method",
          parameters: [text("name"), { name: "when", vt: VT.DATE }],
        },
        {
          name: "closing",
          id: 3,
          kind: "method",
          parameters: [{ name: "cancel", vt: VT.BYREF | VT.BOOL, direction: "inout" }],
        },
        {
          name: "found",
          id: 4,
          kind: "method",
          parameters: [{ name: "node", vt: VT.UNKNOWN, type: INode }],
          result: { vt: VT.UNKNOWN, type: INode, nullable: true },
        },
        {
          name: "asked",
          id: 5,
          kind: "method",
          parameters: [
            text("question"),
            { name: "tone", vt: VT.BYREF | VT.BSTR, direction: "inout" },
            { name: "answer", vt: VT.BYREF | VT.VARIANT, direction: "out" },
          ],
          result: { vt: VT.I4 },
        },
        {
          name: "logged",
          id: 6,
          kind: "method",
          parameters: [
            level,
            { ...text("text"), optional: true },
            { name: "more", vt: VT.ARRAY | VT.VARIANT, rest: true },
          ],
        },
        {
          name: "noted",
          id: 7,
          kind: "method",
          parameters: [
            level,
            { name: "detail", vt: VT.VARIANT, optional: true },
            { ...text("text"), optional: true },
          ],
        },
      ],
    };
  }
}
