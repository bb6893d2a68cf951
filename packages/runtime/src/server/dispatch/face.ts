import { IUnknown } from "../../client/iunknown.ts";
import type { DispatchClass } from "../../dispatch/plan.ts";
import type { Guid } from "../../marshal/guid.ts";
import type { InterfaceClass, InterfacePlan, MethodPlan, ScalarKind } from "../../plan.ts";

/** The methods of IDispatch, whose handlers get the bare addresses that native code passes. */
export interface FaceHandlers {
  getTypeInfoCount(count: number): void;
  getTypeInfo(index: number, locale: number, info: number): void;
  getIDsOfNames(iid: number, names: number, count: number, locale: number, ids: number): void;
  invoke(
    dispid: number,
    iid: number,
    locale: number,
    flags: number,
    parameters: number,
    result: number,
    exception: number,
    argument: number,
  ): void;
}

/** IDispatch from the side of an object in JavaScript. All dispinterfaces share its thunks. */
class DispatchFace extends IUnknown {
  static override readonly iid: Guid = "00020400-0000-0000-c000-000000000046" as Guid;
  static override readonly interfaceName: string = "IDispatch";
  static override readonly vtableLength: number = 7;

  static override plan(): InterfacePlan {
    return {
      methods: [
        method("getTypeInfoCount", 3, "i(pp)", ["pointer"]),
        method("getTypeInfo", 4, "i(pIIp)", ["uint32", "uint32", "pointer"]),
        method("getIDsOfNames", 5, "i(pppIIp)", ["pointer", "pointer", "uint32", "uint32", "pointer"]),
        method("invoke", 6, "i(pipIHpppp)", [
          "int32",
          "pointer",
          "uint32",
          "uint16",
          "pointer",
          "pointer",
          "pointer",
          "pointer",
        ]),
      ],
    };
  }
}

function method(name: string, slot: number, signature: string, kinds: readonly ScalarKind[]): MethodPlan {
  const parameters = kinds.map(
    (kind, index) => ({ name: `${index}`, direction: "in", value: { kind } }) as const,
  );
  return { name, slot, signature, parameters };
}

const faces = new WeakMap<DispatchClass, InterfaceClass>();

/** The class whose objects answer to the IID of a dispinterface and to that of IDispatch, through one table. */
export function faceOf(type: DispatchClass): InterfaceClass {
  let face = faces.get(type);
  if (face === undefined) {
    face = class extends DispatchFace {
      static override readonly iid: Guid = type.iid;
      static override readonly interfaceName: string = type.interfaceName;

      static override plan(): InterfacePlan {
        return { methods: [] };
      }
    };
    faces.set(type, face);
  }
  return face;
}
