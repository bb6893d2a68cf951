import { type Guid, type InterfacePlan, IUnknown } from "../../src/codegen/index.ts";

type Address = number;

/** IDispatch for tests, whose handlers get the bare addresses that native code passes. */
export class IDispatch extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IDispatch: true };
  static override readonly iid: Guid = "00020400-0000-0000-c000-000000000046" as Guid;
  static override readonly interfaceName: string = "IDispatch";
  static override readonly vtableLength: number = 7;

  declare getIdsOfNames: (iid: Guid, names: Address, count: number, locale: number, ids: Address) => void;
  declare invoke: (
    dispid: number,
    iid: Guid,
    locale: number,
    kind: number,
    parameters: Address,
    result: Address,
    exception: Address,
    argument: Address,
  ) => void;

  static override plan(): InterfacePlan {
    const pointer = (name: string) => ({ name, direction: "in", value: { kind: "pointer" } }) as const;
    const uint32 = (name: string) => ({ name, direction: "in", value: { kind: "uint32" } }) as const;
    const iid = { name: "iid", direction: "in", value: { kind: "guid" } } as const;
    return {
      methods: [
        {
          name: "getIdsOfNames",
          slot: 5,
          signature: "i(pppIIp)",
          parameters: [iid, pointer("names"), uint32("count"), uint32("locale"), pointer("ids")],
        },
        {
          name: "invoke",
          slot: 6,
          signature: "i(pipIHpppp)",
          parameters: [
            { name: "dispid", direction: "in", value: { kind: "int32" } },
            iid,
            uint32("locale"),
            { name: "kind", direction: "in", value: { kind: "uint16" } },
            ...["parameters", "result", "exception", "argument"].map(pointer),
          ],
        },
      ],
    };
  }
}
