import { IUnknown } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { CLASS_E_NOAGGREGATION } from "../errors/hresults.ts";
import type { Guid } from "../marshal/guid.ts";
import type { InterfacePlan } from "../plan.ts";
import type { ClassFactory } from "./class-table.ts";
import { type Handlers, implement } from "./implement.ts";

/** IClassFactory from the side of a class in JavaScript. */
class ClassFactoryFace extends IUnknown {
  static override readonly iid: Guid = "00000001-0000-0000-c000-000000000046" as Guid;
  static override readonly interfaceName: string = "IClassFactory";
  static override readonly vtableLength: number = 5;

  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "createInstance",
          slot: 3,
          signature: "i(pppp)",
          parameters: [
            { name: "outer", direction: "in", value: { kind: "interface", type: IUnknown }, nullable: true },
            { name: "type", direction: "in", value: { kind: "iid" } },
            { name: "instance", direction: "out", value: { kind: "object", iid: "type" } },
          ],
        },
        {
          name: "lockServer",
          slot: 4,
          signature: "i(pi)",
          parameters: [{ name: "lock", direction: "in", value: { kind: "bool" } }],
        },
      ],
    };
  }
}

/**
 * The class object of a class in JavaScript: each of its objects is made by the factory. Aggregation is refused, as the
 * identity of an object is its own. Locks do nothing: the class lives as long as it is registered.
 */
export function classObject(factory: ClassFactory): IUnknown {
  const handlers = {
    createInstance(outer: IUnknown | null): IUnknown {
      if (outer !== null) throw new ComError(CLASS_E_NOAGGREGATION);
      return factory();
    },
    lockServer() {},
  };
  return implement(ClassFactoryFace, handlers as Handlers<ClassFactoryFace>);
}
