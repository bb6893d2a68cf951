import { ensureApartment } from "../apartment/apartment.ts";
import { getGlobally, registerGlobally, revokeGlobally } from "../client/global-interface-table.ts";
import { argumentPointer, checkInterfaceClass, IUnknown, wrap } from "../client/iunknown.ts";
import { addReference } from "../client/reference.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { RPC_E_DISCONNECTED } from "../errors/hresults.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { windows } from "../native/windows.ts";
import type { InterfaceClass } from "../plan.ts";
import {
  beginImport,
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
 * thread that imports the interface has one of its own. On Windows COM's global interface table sees to the apartments:
 * where they differ, the importer gets a proxy, for which the interface must be one that COM can marshal. Elsewhere all
 * threads call the object itself.
 *
 * @throws {ComError} what the table answers
 */
export function exportInterface(object: IUnknown): ExportedInterface {
  const at = "exportInterface";
  const { address, type } = argumentPointer(object, IUnknown, at, "object");
  const memory = makeExportMemory(keepReference(address, type), type.iid);
  let isOpen = true;
  return {
    token: { exportedInterface: memory },
    [Symbol.dispose]() {
      if (!isOpen) return;
      isOpen = false;
      if (endExport(memory)) endReference(memory);
    },
  };
}

/**
 * The interface that another thread of this process has exported, or another one of its object. The caller owns the result.
 *
 * @throws {TypeError} when the value is no token
 * @throws {ComError} RPC_E_DISCONNECTED when the export has ended; E_NOINTERFACE when the object does not have the interface
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
  try {
    const object = wrap(IUnknown, newReference(memory, `${type.interfaceName}.${at}`));
    try {
      return object.as(type);
    } finally {
      object.dispose();
    }
  } finally {
    if (endImport(memory)) endReference(memory);
  }
}

/** Takes a reference for the export: the object's address, or the table's cookie. */
function keepReference(address: number, { iid, interfaceName }: InterfaceClass): number {
  const library = windows();
  if (library !== null) {
    ensureApartment();
    return registerGlobally(library, address, iid, `${interfaceName}.exportInterface`);
  }
  addReference(address);
  return address;
}

/** A reference of the importer's own, as an address. */
function newReference(memory: SharedArrayBuffer, at: string): number {
  const { reference, iid } = exportedReference(memory);
  const library = windows();
  if (library !== null) return getGlobally(library, reference, iid, at);
  addReference(reference);
  return reference;
}

function endReference(memory: SharedArrayBuffer): void {
  const { reference } = exportedReference(memory);
  const library = windows();
  if (library !== null) revokeGlobally(library, reference, "IGlobalInterfaceTable.endExport");
  else giveBack(reference);
}
