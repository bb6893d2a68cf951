import type { IUnknown } from "../client/iunknown.ts";
import { describe } from "../errors/describe.ts";
import { type Guid, guid } from "../marshal/guid.ts";

/** A coclass, or anything else that has a CLSID. */
export interface Coclass {
  readonly clsid: Guid;
}

/** Makes an object of a class. The reference of the wrapper that it returns passes to the runtime. */
export type ClassFactory = () => IUnknown;

/** The classes of this process, the latest registration of each CLSID last. */
const classes = new Map<Guid, ClassFactory[]>();

/** The CLSID of a coclass, or of GUID text, in canonical form. */
export function clsidOf(coclass: Coclass | Guid, at: string): Guid {
  if (typeof coclass === "string") return guid(coclass);
  if (coclass !== null && (typeof coclass === "object" || typeof coclass === "function"))
    return guid(coclass.clsid);
  throw new TypeError(`${at}: expected a coclass or a CLSID, got ${describe(coclass)}`);
}

/** Enters a class; the result takes it out again. */
export function enterClass(clsid: Guid, factory: ClassFactory): () => void {
  const registration: ClassFactory = () => factory();
  const registrations = classes.get(clsid) ?? [];
  registrations.push(registration);
  classes.set(clsid, registrations);
  return () => {
    const index = registrations.indexOf(registration);
    if (index >= 0) registrations.splice(index, 1);
  };
}

export function registeredFactory(clsid: Guid): ClassFactory | undefined {
  return classes.get(clsid)?.at(-1);
}
