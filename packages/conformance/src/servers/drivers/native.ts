import {
  formatHresult,
  fromPointer,
  type InterfaceClass,
  type IUnknown,
  initializeApartment,
  type Raw,
} from "@combind/runtime";
import koffi from "koffi";

/** Libraries stay loaded: what they made outlives the call. */
const libraries = new Map<string, ReturnType<typeof koffi.load>>();

/** A plain function of a DLL by its prototype, as a user of Koffi calls it. */
export function native(library: string, prototype: string): (...args: readonly unknown[]) => number {
  const loaded = libraries.get(library) ?? koffi.load(library);
  libraries.set(library, loaded);
  return loaded.func(prototype);
}

/** The object that a plain function of a DLL makes. The last parameter of the prototype is `_Out_ uintptr_t *`. */
export function made<T extends IUnknown>(
  type: InterfaceClass<T>,
  library: string,
  prototype: string,
  ...args: readonly unknown[]
): T {
  return fetched(type, library, prototype, (cell) => [...args, cell]);
}

/** The same for functions of an interface's id, a place for its pointer, and something more that may be NULL. */
export function madeFor<T extends IUnknown>(type: InterfaceClass<T>, library: string, prototype: string): T {
  return fetched(type, library, prototype, (cell) => [bytesOf(type.iid), cell, null]);
}

function fetched<T extends IUnknown>(
  type: InterfaceClass<T>,
  library: string,
  prototype: string,
  argumentsFor: (cell: [number]) => readonly unknown[],
): T {
  initializeApartment("mta");
  const cell: [number] = [0];
  const hr = native(library, prototype)(...argumentsFor(cell));
  if (hr < 0) throw new Error(`${prototype}: ${formatHresult(hr)}`);
  return fromPointer(type, cell[0], { addRef: false });
}

/** A GUID as it lies in memory. */
function bytesOf(guid: string): Buffer {
  const [a = "", b = "", c = "", ...rest] = guid.split("-");
  const little = (text: string) => Buffer.from(text, "hex").reverse();
  return Buffer.concat([little(a), little(b), little(c), Buffer.from(rest.join(""), "hex")]);
}

/** Gives back memory of which a method has told the address alone. */
export function freeTaskMemory(address: Raw): void {
  native("ole32.dll", "void CoTaskMemFree(uintptr_t memory)")(address);
}
