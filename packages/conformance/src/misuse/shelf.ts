import type { IUnknown, VariantValue } from "@combind/runtime";
import {
  type DispatchPlan,
  type DispatchType,
  type Guid,
  getMember,
  type InterfacePlan,
  invokeMember,
  setMember,
  VT,
} from "@combind/runtime/codegen";
import { IDispatch } from "@combind/system";

const TYPES =
  "I1 UI1 I2 UI2 I4 UI4 I8 UI8 R4 R8 BOOL BSTR CY DATE DECIMAL ERROR VARIANT UNKNOWN DISPATCH".split(" ");

/** A dispinterface as the emitter writes it: a property, events, and a method for each type of Automation. */
export class DShelf extends IDispatch {
  declare protected readonly $is: IDispatch["$is"] & { readonly DShelf: true };
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90955" as Guid;
  static override readonly interfaceName: string = "DShelf";
  static override readonly vtableLength: number = 7;

  get label(): string {
    return getMember(this, DShelf, "label") as string;
  }
  set label(value: string) {
    setMember(this, DShelf, "label", value);
  }
  added(count: number, item: IUnknown | null): void {
    invokeMember(this, DShelf, "added", [count, item]);
  }
  put(key: VariantValue, count?: number): number {
    return invokeMember(this, DShelf, "put", [key, count]) as number;
  }

  static override plan(): InterfacePlan {
    return { methods: [] };
  }

  static dispatch(): DispatchPlan {
    return {
      members: [
        { name: "label", id: 0, kind: "get", accessor: true, parameters: [], result: { vt: VT.BSTR } },
        { name: "label", id: 0, kind: "put", accessor: true, parameters: [{ name: "value", vt: VT.BSTR }] },
        {
          name: "added",
          id: 1,
          kind: "method",
          parameters: [
            { name: "count", vt: VT.I4 },
            { name: "item", vt: VT.UNKNOWN },
          ],
        },
        {
          name: "put",
          id: 2,
          kind: "method",
          parameters: [
            { name: "key", vt: VT.VARIANT },
            { name: "count", vt: VT.I4, optional: true },
          ],
          result: { vt: VT.I4 },
        },
        ...ECHOES.map(({ name, type }, index) => ({
          name,
          id: 100 + index,
          kind: "method" as const,
          parameters: [{ name: "value", ...type }],
          result: type,
        })),
      ],
    };
  }
}

/** Methods that take and answer a value of one type, and an array of them. */
export const ECHOES: readonly { readonly name: string; readonly type: DispatchType }[] = TYPES.flatMap(
  (name) => {
    const vt = VT[name as keyof typeof VT];
    return [
      { name: `echo${name}`, type: { vt } },
      { name: `echo${name}s`, type: { vt: VT.ARRAY | vt } },
    ];
  },
);

/** Calls such a method. */
export function echo(shelf: DShelf, name: string, value: unknown): unknown {
  return invokeMember(shelf, DShelf, name, [value]);
}
