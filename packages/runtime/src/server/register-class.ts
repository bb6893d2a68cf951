import { ensureApartment } from "../apartment/apartment.ts";
import { pointerOf } from "../client/interop.ts";
import { checkInterfaceClass } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { readUint32 } from "../marshal/cells.ts";
import { checkUint32 } from "../marshal/checks.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { windows } from "../native/windows.ts";
import type { InterfaceClass } from "../plan.ts";
import { classObject } from "./class-factory.ts";
import { type ClassFactory, type Coclass, clsidOf, enterClass } from "./class-table.ts";
import { vtableOf } from "./vtable.ts";

export interface RegisterClassOptions {
  /**
   * CLSCTX flags: registers the class with COM too, on Windows, until it is disposed: 1 (INPROC_SERVER) for native code in
   * this process, 4 (LOCAL_SERVER) for other processes, 5 for both. Elsewhere there is nobody to register it with.
   */
  readonly context?: number;
  /**
   * Interfaces of the objects that are made ready at once. Native code that creates an object and calls it before it
   * returns to JavaScript needs them, unless objects with them were implemented before.
   */
  readonly interfaces?: readonly InterfaceClass[];
}

/**
 * Makes `createInstance` use a factory for a class, on every platform and before the system's own classes, until the
 * result is disposed. Of several registrations the latest wins. The class is visible to this thread's JavaScript, and to
 * whom `context` says.
 *
 * @throws {ComError} what CoRegisterClassObject answers
 */
export function registerClass(
  coclass: Coclass | Guid,
  factory: ClassFactory,
  options: RegisterClassOptions = {},
): Disposable {
  const clsid = clsidOf(coclass, "registerClass");
  if (typeof factory !== "function") {
    throw new TypeError(`registerClass(factory): expected a function, got ${describe(factory)}`);
  }
  if (typeof options !== "object" || options === null)
    throw new TypeError(`registerClass(options): expected an object, got ${describe(options)}`);
  const { context = 0, interfaces = [] } = options;
  checkUint32(context, "registerClass", "context");
  for (const type of [...interfaces]) {
    checkInterfaceClass(type, "registerClass(interfaces)");
    vtableOf(type);
  }
  const revoke = context === 0 ? () => {} : registerWithSystem(clsid, factory, context);
  const leave = enterClass(clsid, factory);
  return {
    [Symbol.dispose]() {
      leave();
      revoke();
    },
  };
}

/** Objects may be made any number of times, in this process by its own registration only. */
const MULTIPLE_USE_SEPARATE = 2;

function registerWithSystem(clsid: Guid, factory: ClassFactory, context: number): () => void {
  const library = windows();
  if (library === null) return () => {};
  ensureApartment();
  const cell = take(32);
  const object = classObject(factory);
  try {
    writeGuid(cell + 16, clsid);
    const hr = library.coRegisterClassObject(
      cell + 16,
      pointerOf(object),
      context,
      MULTIPLE_USE_SEPARATE,
      cell,
    );
    if (hr < 0)
      throw new ComError(hr, { interface: "IClassFactory", method: "registerClass", parameter: clsid });
    const cookie = readUint32(cell);
    let isRegistered = true;
    return () => {
      if (isRegistered) library.coRevokeClassObject(cookie);
      isRegistered = false;
    };
  } finally {
    drop(cell);
    object.dispose();
  }
}
