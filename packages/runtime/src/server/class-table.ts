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

/**
 * Makes `createInstance` use a factory for a class, on every platform and before the system's own classes, until the
 * result is disposed. Of several registrations the latest wins. The class is visible to this thread's JavaScript only.
 */
export function registerClass(coclass: Coclass | Guid, factory: ClassFactory): Disposable {
  const clsid = clsidOf(coclass, "registerClass");
  if (typeof factory !== "function") {
    throw new TypeError(`registerClass(factory): expected a function, got ${describe(factory)}`);
  }
  const registration: ClassFactory = () => factory();
  const registrations = classes.get(clsid) ?? [];
  registrations.push(registration);
  classes.set(clsid, registrations);
  return {
    [Symbol.dispose]() {
      const index = registrations.indexOf(registration);
      if (index >= 0) registrations.splice(index, 1);
    },
  };
}

export function registeredFactory(clsid: Guid): ClassFactory | undefined {
  return classes.get(clsid)?.at(-1);
}
