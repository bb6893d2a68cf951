import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer, writePointer } from "../marshal/cells.ts";
import type { InterfaceClass } from "../plan.ts";
import { type IUnknown, isWrapper, wrap } from "./iunknown.ts";

/** Throws a NullResultError when the pointer in a cell is NULL. */
export function requireOut(cell: number, at: string, parameter: string): void {
  if (readPointer(cell) === 0) throw new NullResultError(at, parameter);
}

/** Moves the reference in a cell, which `requireOut` has found non-null, to a new wrapper. */
export function adoptOut<T extends IUnknown>(cell: number, type: InterfaceClass<T>): T {
  const wrapper = adoptOutOrNull(cell, type);
  if (wrapper === null) throw new TypeError(`expected the address of an ${type.interfaceName}, got NULL`);
  return wrapper;
}

export function adoptOutOrNull<T extends IUnknown>(cell: number, type: InterfaceClass<T>): T | null {
  const address = readPointer(cell);
  if (address === 0) return null;
  const wrapper = wrap(type, address);
  writePointer(cell, 0);
  return wrapper;
}

/** Releases the reference in a cell, if no one adopted it. */
export function releaseOut(cell: number): void {
  const address = readPointer(cell);
  if (address === 0) return;
  writePointer(cell, 0);
  giveBack(address);
}

/** Makes a result object disposable: disposing it disposes the wrappers among its members. */
export function disposable<T extends object>(result: T): T & Disposable {
  Object.defineProperty(result, Symbol.dispose, { value: disposeMembers });
  return result as T & Disposable;
}

function disposeMembers(this: object): void {
  for (const member of Object.values(this)) {
    if (isWrapper(member)) member.dispose();
  }
}
