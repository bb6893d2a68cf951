import { IUnknown } from "../client/iunknown.ts";
import type { Guid } from "../marshal/guid.ts";
import type { InterfaceClass } from "../plan.ts";

const classes = new Map<Guid, InterfaceClass>([[IUnknown.iid, IUnknown]]);

/**
 * The class that stands for an interface of which a caller tells no more than the IID. It has the methods of IUnknown;
 * `as` leads to others. There is one for each IID.
 */
export function interfaceOfIid(iid: Guid): InterfaceClass {
  let type = classes.get(iid);
  if (type === undefined) {
    type = class extends IUnknown {
      static override readonly iid: Guid = iid;
      static override readonly interfaceName: string = `interface ${iid}`;
    };
    classes.set(iid, type);
  }
  return type;
}
