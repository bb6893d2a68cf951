import { ensureApartment } from "../apartment/apartment.ts";
import { REGDB_E_CLASSNOTREG } from "../errors/hresults.ts";
import type { Guid } from "../marshal/guid.ts";
import { classObjectEntry } from "../native/class-object.ts";
import { windows } from "../native/windows.ts";
import type { InterfaceClass } from "../plan.ts";
import { classObject } from "../server/class-factory.ts";
import { type Coclass, clsidOf, registeredFactory } from "../server/class-table.ts";
import {
  askFor,
  type CreateInstanceOptions,
  checkLibraryPath,
  contextOf,
  creationError,
} from "./creation.ts";
import { checkInterfaceClass, type IUnknown } from "./iunknown.ts";

/**
 * The class object of a class, which makes its objects: usually asked for IClassFactory. From `registerClass` if the class
 * is registered there, else from the system's class registry, which only Windows has.
 *
 * @throws {ComError} REGDB_E_CLASSNOTREG for an unknown class, E_NOINTERFACE for an interface that it lacks
 */
export function getClassObject<T extends IUnknown>(
  coclass: Coclass | Guid,
  type: InterfaceClass<T>,
  options: CreateInstanceOptions = {},
): T {
  const method = "getClassObject";
  const clsid = clsidOf(coclass, method);
  checkInterfaceClass(type, method);
  const context = contextOf(options, method);
  const factory = registeredFactory(clsid);
  if (factory !== undefined) {
    const object = classObject(factory);
    try {
      return object.as(type);
    } finally {
      object.dispose();
    }
  }
  const library = windows();
  if (library === null) throw creationError(REGDB_E_CLASSNOTREG, clsid, type, method);
  ensureApartment();
  return askFor(clsid, type, method, "object", (clsidAt, iid, cell) =>
    library.coGetClassObject(clsidAt, context, 0, iid, cell),
  );
}

/**
 * The class object of an in-process server that need not be registered: what its DllGetClassObject answers. The library
 * stays loaded.
 *
 * @throws {NativeLibraryError} when the library cannot be loaded or has no such export
 * @throws {ComError} what DllGetClassObject answers
 */
export function getClassObjectFrom<T extends IUnknown>(
  libraryPath: string,
  coclass: Coclass | Guid,
  type: InterfaceClass<T>,
): T {
  const method = "getClassObjectFrom";
  checkLibraryPath(libraryPath, method);
  const clsid = clsidOf(coclass, method);
  checkInterfaceClass(type, method);
  const entry = classObjectEntry(libraryPath);
  ensureApartment();
  return askFor(clsid, type, method, "object", entry);
}
