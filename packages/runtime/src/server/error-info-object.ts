import { IUnknown } from "../client/iunknown.ts";
import type { Saying } from "../errors/error-slot.ts";
import { IERROR_INFO } from "../errors/iids.ts";
import type { Guid } from "../marshal/guid.ts";
import type { InterfacePlan, ParameterPlan } from "../plan.ts";
import { type Handlers, implement } from "./implement.ts";

const out = (name: string, kind: "guid" | "bstr" | "uint32"): ParameterPlan => ({
  name,
  direction: "out",
  value: { kind },
});

/** IErrorInfo from the side of an object in JavaScript. */
class ErrorInfoFace extends IUnknown {
  static override readonly iid: Guid = IERROR_INFO;
  static override readonly interfaceName: string = "IErrorInfo";
  static override readonly vtableLength: number = 8;

  static override plan(): InterfacePlan {
    return {
      methods: [
        { name: "getGUID", slot: 3, signature: "i(pp)", parameters: [out("guid", "guid")] },
        { name: "getSource", slot: 4, signature: "i(pp)", parameters: [out("source", "bstr")] },
        { name: "getDescription", slot: 5, signature: "i(pp)", parameters: [out("description", "bstr")] },
        { name: "getHelpFile", slot: 6, signature: "i(pp)", parameters: [out("helpFile", "bstr")] },
        { name: "getHelpContext", slot: 7, signature: "i(pp)", parameters: [out("helpContext", "uint32")] },
      ],
    };
  }
}

/** An object that tells what was said, for those who ask where no system makes it. */
export function errorInfoObject({ iid, source, description }: Saying): IUnknown {
  const handlers = {
    getGUID: () => iid,
    getSource: () => source,
    getDescription: () => description,
    getHelpFile: () => "",
    getHelpContext: () => 0,
  };
  return implement(ErrorInfoFace, handlers as Handlers<ErrorInfoFace>);
}
