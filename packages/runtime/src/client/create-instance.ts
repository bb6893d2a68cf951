import { ensureApartment } from "../apartment/apartment.ts";
import { describe } from "../errors/describe.ts";
import { REGDB_E_CLASSNOTREG } from "../errors/hresults.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer, writePointer } from "../marshal/cells.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { classObjectEntry } from "../native/class-object.ts";
import { windows } from "../native/windows.ts";
import type { InterfaceClass } from "../plan.ts";
import { type ClassFactory, type Coclass, clsidOf, registeredFactory } from "../server/class-table.ts";
import { hresultOf } from "../server/handler-error.ts";
import {
  askFor,
  type CreateInstanceOptions,
  checkLibraryPath,
  contextOf,
  creationError,
} from "./creation.ts";
import { checkInterfaceClass, type IUnknown, isWrapper } from "./iunknown.ts";
import { adoptOut, requireOut } from "./outs.ts";
import { callSlot } from "./reference.ts";

const CREATE = "createInstance";

const IClassFactory = { iid: "00000001-0000-0000-c000-000000000046" as Guid, vtableLength: 5 };
const CREATE_INSTANCE = 3;

/**
 * Creates an object of a class and returns one of its interfaces: from `registerClass` if the class is registered
 * there, else from the system's class registry, which only Windows has.
 *
 * @throws {ComError} REGDB_E_CLASSNOTREG for an unknown class, E_NOINTERFACE for an interface that it lacks
 */
export function createInstance<T extends IUnknown>(
  coclass: Coclass | Guid,
  type: InterfaceClass<T>,
  options: CreateInstanceOptions = {},
): T {
  const clsid = clsidOf(coclass, CREATE);
  checkInterfaceClass(type, CREATE);
  const context = contextOf(options, CREATE);
  const factory = registeredFactory(clsid);
  if (factory !== undefined) return createRegistered(factory, clsid, type);
  const library = windows();
  if (library === null) throw creationError(REGDB_E_CLASSNOTREG, clsid, type, CREATE);
  ensureApartment();
  return askFor(clsid, type, CREATE, "instance", (clsidAt, iid, cell) =>
    library.coCreateInstance(clsidAt, 0, context, iid, cell),
  );
}

/**
 * Creates an object of a class of an in-process server that need not be registered: a DLL, or off Windows a shared
 * library, that exports DllGetClassObject. The library stays loaded.
 *
 * @throws {NativeLibraryError} when the library cannot be loaded or has no such export
 * @throws {ComError} what DllGetClassObject or IClassFactory::CreateInstance answer
 */
export function createInstanceFrom<T extends IUnknown>(
  libraryPath: string,
  coclass: Coclass | Guid,
  type: InterfaceClass<T>,
): T {
  checkLibraryPath(libraryPath, "createInstanceFrom");
  const clsid = clsidOf(coclass, "createInstanceFrom");
  checkInterfaceClass(type, "createInstanceFrom");
  const getClassObject = classObjectEntry(libraryPath);
  ensureApartment();
  const cell = take(48);
  try {
    writeGuid(cell + 16, clsid);
    writeGuid(cell + 32, IClassFactory.iid);
    const found = getClassObject(cell + 16, cell + 32, cell);
    if (found < 0) throw creationError(found, clsid, type, CREATE);
    const factory = readPointer(cell);
    if (factory === 0) throw new NullResultError("DllGetClassObject", "factory");
    try {
      writePointer(cell, 0);
      writeGuid(cell + 32, type.iid);
      const hr = callSlot(factory, IClassFactory, CREATE_INSTANCE, "i(pppp)", 0, cell + 32, cell);
      if (hr < 0) throw creationError(hr, clsid, type, CREATE);
      requireOut(cell, `${type.interfaceName}.${CREATE}`, "instance");
      return adoptOut(cell, type);
    } finally {
      giveBack(factory);
    }
  } finally {
    drop(cell);
  }
}

/** A factory is a server like any other: what it throws reaches the client as an HRESULT, with the error as cause. */
function createRegistered<T extends IUnknown>(
  factory: ClassFactory,
  clsid: Guid,
  type: InterfaceClass<T>,
): T {
  let instance: IUnknown;
  try {
    instance = factory();
    if (!isWrapper(instance))
      throw new TypeError(`a class factory must return a wrapper, not ${describe(instance)}`);
  } catch (cause) {
    throw creationError(hresultOf(cause), clsid, type, CREATE, cause);
  }
  try {
    return instance.as(type);
  } finally {
    instance.dispose();
  }
}
