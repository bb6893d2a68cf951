import { classChain } from "../client/class-chain.ts";
import { IUnknown } from "../client/iunknown.ts";
import { ISUPPORT_ERROR_INFO } from "../errors/iids.ts";
import type { InterfaceClass } from "../plan.ts";
import { supportErrorInfoVtable } from "./support-error-info.ts";
import { vtableOf } from "./vtable.ts";

/** What all objects of one list of interface classes share. */
export interface Layout {
  /** Native vtables: one per listed class, and that of ISupportErrorInfo unless a class is one of it. */
  readonly vtables: readonly number[];
  /** Which of them answers to an IID. The bases of a class answer through it; IUnknown always through the first. */
  readonly faces: ReadonlyMap<string, number>;
  /** The name of the class, or of all of them. */
  readonly interfaceName: string;
}

const numbers = new Map<InterfaceClass, number>();
const layouts = new Map<string, Layout>();

export function layoutOf(classes: readonly InterfaceClass[]): Layout {
  const key = classes.map(numberOf).join();
  let layout = layouts.get(key);
  if (layout === undefined) {
    layout = makeLayout(classes);
    layouts.set(key, layout);
  }
  return layout;
}

function makeLayout(classes: readonly InterfaceClass[]): Layout {
  const vtables = classes.map(vtableOf);
  const faces = facesOf(classes);
  // Also where nobody needs it yet: the first layout is never made inside a callback.
  const supportErrorInfo = supportErrorInfoVtable();
  if (!faces.has(ISUPPORT_ERROR_INFO)) {
    faces.set(ISUPPORT_ERROR_INFO, vtables.length);
    vtables.push(supportErrorInfo);
  }
  const interfaceName = classes.map((type) => type.interfaceName).join(", ");
  return { vtables, faces, interfaceName };
}

function facesOf(classes: readonly InterfaceClass[]): Map<string, number> {
  const faces = new Map<string, number>([[IUnknown.iid, 0]]);
  classes.forEach((type, face) => {
    for (const { iid } of classChain(type)) {
      if (!faces.has(iid)) faces.set(iid, face);
    }
  });
  return faces;
}

function numberOf(type: InterfaceClass): number {
  let number = numbers.get(type);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(type, number);
  }
  return number;
}
