import { ComError } from "../errors/com-error.ts";
import { checkString, checkUint32, outOfRange } from "../marshal/checks.ts";
import type { Guid } from "../marshal/guid.ts";
import type { InterfaceClass } from "../plan.ts";

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
