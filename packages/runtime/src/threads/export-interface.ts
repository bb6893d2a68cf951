import { apartment, ensureApartment } from "../apartment/apartment.ts";
import { getGlobally, registerGlobally, revokeGlobally } from "../client/global-interface-table.ts";
import { argumentPointer, checkInterfaceClass, IUnknown, wrap } from "../client/iunknown.ts";
import { addReference } from "../client/reference.ts";
import { ComError, isComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { RPC_E_DISCONNECTED } from "../errors/hresults.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { live } from "../lifetime/live.ts";
import { windows } from "../native/windows.ts";
import type { InterfaceClass } from "../plan.ts";
import {
  beginImport,
  type ExportedReference,
  endExport,
  endImport,
  exportedReference,
  isExportMemory,
  makeExportMemory,
} from "./export-memory.ts";

/** What other threads of this process import an interface with: `postMessage` and `workerData` take it. */
export interface InterfaceToken {
  readonly exportedInterface: SharedArrayBuffer;
}

/** An interface that other threads may import, any number of times, until this is disposed. It holds a reference. */
export interface ExportedInterface extends Disposable {
  readonly token: InterfaceToken;
}

/**
 * Makes an object available to the other JavaScript threads of this process. Wrappers themselves stay in their thread; each
 * thread that imports the interface has one of its own. Threads of the MTA, and all threads off Windows, call the object
 * itself. Where apartments differ, COM's global interface table hands out proxies: for agile objects, and for interfaces
 * that COM can marshal.
 *
 * @throws {ComError} what the table answers, where the object belongs to a single-threaded apartment
 */
export function exportInterface(object: IUnknown): ExportedInterface {
  const at = "exportInterface";
  const { address, type } = argumentPointer(object, IUnknown, at, "object");
  const reference = keepReference(address, type);
  const memory = makeExportMemory(reference);
  live.exports++;
  let isOpen = true;
  return {
    token: { exportedInterface: memory },
    [Symbol.dispose]() {
      if (!isOpen) return;
      isOpen = false;
      live.exports--;
      if (endExport(memory)) endReference(reference);
    },
  };
}

/**
 * The interface that another thread of this process has exported, or another one of its object. The caller owns the result.
 *
 * @throws {TypeError} when the value is no token
 * @throws {ComError} RPC_E_DISCONNECTED when the export has ended; E_NOINTERFACE when the object does not have the
 * interface; E_INVALIDARG when it lies in another apartment and COM cannot marshal it
 */
export function importInterface<T extends IUnknown>(type: InterfaceClass<T>, token: InterfaceToken): T {
  const at = "importInterface";
  checkInterfaceClass(type, at);
  const memory: unknown = (token as Partial<InterfaceToken> | null | undefined)?.exportedInterface;
  if (!isExportMemory(memory))
    throw new TypeError(`${at}(token): expected the token of an exported interface, got ${describe(token)}`);
  ensureApartment();
  if (!beginImport(memory)) {
    throw new ComError(RPC_E_DISCONNECTED, {
      interface: type.interfaceName,
      method: at,
      text: "the thread that exported the interface has ended the export",
    });
  }
  const reference = exportedReference(memory);
  try {
    const object = wrap(IUnknown, newReference(reference, `${type.interfaceName}.${at}`));
    try {
      return object.as(type);
    } finally {
      object.dispose();
    }
  } finally {
    if (endImport(memory)) endReference(reference);
  }
}

/** Takes references for the export. In the MTA an object that COM cannot marshal is available to that apartment. */
function keepReference(address: number, { iid, interfaceName }: InterfaceClass): ExportedReference {
  const library = windows();
  if (library === null) {
    addReference(address);
    return { address, cookie: 0, iid };
  }
  ensureApartment();
  const at = `${interfaceName}.exportInterface`;
  if (apartment()?.kind === "sta")
    return { address: 0, cookie: registerGlobally(library, address, iid, at), iid };
  let cookie = 0;
  try {
    cookie = registerGlobally(library, address, iid, at);
  } catch (error) {
    if (!isComError(error)) throw error;
  }
  addReference(address);
  return { address, cookie, iid };
}

/** A reference of the importer's own, as an address. */
function newReference({ address, cookie, iid }: ExportedReference, at: string): number {
  const library = windows();
  if (address !== 0 && (library === null || apartment()?.kind === "mta")) {
    addReference(address);
    return address;
  }
  return getGlobally(library!, cookie, iid, at);
}

function endReference({ address, cookie }: ExportedReference): void {
  const library = windows();
  if (cookie !== 0 && library !== null) revokeGlobally(library, cookie, "IGlobalInterfaceTable.endExport");
  if (address !== 0) giveBack(address);
}
