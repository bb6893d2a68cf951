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
  initializeApartment("mta");
  const cell: [number] = [0];
  const hr = native(library, prototype)(...args, cell);
  if (hr < 0) throw new Error(`${prototype}: ${formatHresult(hr)}`);
  return fromPointer(type, cell[0], { addRef: false });
}

/** Gives back memory of which a method has told the address alone. */
export function freeTaskMemory(address: Raw): void {
  native("ole32.dll", "void CoTaskMemFree(uintptr_t memory)")(address);
}
