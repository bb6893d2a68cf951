import { ComError } from "../errors/com-error.ts";
import { checkString, checkUint32, outOfRange } from "../marshal/checks.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import type { InterfaceClass } from "../plan.ts";
import type { IUnknown } from "./iunknown.ts";
import { adoptOut, requireOut } from "./outs.ts";

// What the functions that make objects and class objects have in common.

export interface CreateInstanceOptions {
  /** CLSCTX flags for classes of the system; any kind of server (0x15) unless told. */
  readonly context?: number;
}

const CLSCTX_SERVER = 0x15;

export function contextOf({ context = CLSCTX_SERVER }: CreateInstanceOptions, at: string): number {
  checkUint32(context, at, "context");
  return context;
}

export function checkLibraryPath(path: unknown, at: string): asserts path is string {
  checkString(path, at, "libraryPath");
  if (path === "") throw outOfRange(path, at, "libraryPath", "a path");
}

/**
 * Asks for an interface by a function that takes the addresses of the CLSID and the IID, and leaves the pointer in a cell.
 * `what` is that to errors.
 */
export function askFor<T extends IUnknown>(
  clsid: Guid,
  type: InterfaceClass<T>,
  method: string,
  what: string,
  get: (clsid: number, iid: number, cell: number) => number,
): T {
  const cell = take(48);
  try {
    writeGuid(cell + 16, clsid);
    writeGuid(cell + 32, type.iid);
    const hr = get(cell + 16, cell + 32, cell);
    if (hr < 0) throw creationError(hr, clsid, type, method);
    requireOut(cell, `${type.interfaceName}.${method}`, what);
    return adoptOut(cell, type);
  } finally {
    drop(cell);
  }
}

/** Why there is no object, or class object, of a class. */
export function creationError(
  hr: number,
  clsid: Guid,
  type: InterfaceClass,
  method: string,
  cause?: unknown,
): ComError {
  return new ComError(hr, { interface: type.interfaceName, method, parameter: clsid, cause });
}
