import type { IUnknown } from "@combind/runtime";
import { type DispatchPlan, type Guid, type InterfacePlan, invokeMember, VT } from "@combind/runtime/codegen";
import { IDispatch, IPersist } from "../../src/index.ts";

/** A dispinterface of events, as the emitter writes it. */
export class DTicker extends IDispatch {
  declare protected readonly $is: IDispatch["$is"] & { readonly DTicker: true };
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90933" as Guid;
  static override readonly interfaceName: string = "DTicker";
  static override readonly vtableLength: number = 7;

  ticked(count: number, label: string): void {
    invokeMember(this, DTicker, "ticked", [count, label]);
  }
  closing(cancel: boolean): boolean {
    return invokeMember(this, DTicker, "closing", [cancel]) as boolean;
  }
  found(object: IPersist | null, all: readonly IUnknown[]): void {
    invokeMember(this, DTicker, "found", [object, all]);
  }

  static override plan(): InterfacePlan {
    return { methods: [] };
  }

  static dispatch(): DispatchPlan {
    return {
      members: [
        {
          name: "ticked",
          id: 1,
          kind: "method",
          parameters: [
            { name: "count", vt: VT.I4 },
            { name: "label", vt: VT.BSTR },
          ],
        },
        {
          name: "closing",
          id: 2,
          kind: "method",
          parameters: [{ name: "cancel", vt: VT.BYREF | VT.BOOL, direction: "inout" }],
        },
        {
          name: "found",
          id: 3,
          kind: "method",
          parameters: [
            { name: "object", vt: VT.UNKNOWN, type: IPersist },
            { name: "all", vt: VT.VARIANT },
          ],
        },
      ],
    };
  }
}
