import { openLibrary } from "./libraries.ts";

/**
 * The functions of Windows for the values of Automation. Pointers are addresses, or bytes that the function may change;
 * results are signed HRESULTs unless told.
 */
export interface AutomationLibrary {
  variantClear(variant: Uint8Array): number;
  propVariantClear(variant: Uint8Array): number;
  /** Returns the array's address, 0 where it cannot be made. `extra` is an IID for arrays of interface pointers. */
  safeArrayCreateEx(vt: number, dimensions: number, bounds: Uint8Array, extra: Uint8Array | null): number;
  safeArrayDestroy(array: number): number;
  windowsCreateString(text: Uint8Array, units: number, cell: Uint8Array): number;
  windowsDeleteString(string: number): number;
  /** Returns the address of the text, and writes its length in units. */
  windowsGetStringRawBuffer(string: number, length: Uint8Array): number;
}

let library: AutomationLibrary | undefined;

/** Windows' own implementation of Automation, or null where there is none. */
export function automation(): AutomationLibrary | null {
  if (process.platform !== "win32") return null;
  library ??= open();
  return library;
}

function open(): AutomationLibrary {
  const bind = (dll: string, name: string, result: string, parameters: string[]) =>
    openLibrary(dll).func("__stdcall", name, result, parameters);
  const oleaut32 = "oleaut32.dll";
  const combase = "combase.dll";
  return {
    variantClear: bind(oleaut32, "VariantClear", "int32", ["void*"]),
    propVariantClear: bind("ole32.dll", "PropVariantClear", "int32", ["void*"]),
    safeArrayCreateEx: bind(oleaut32, "SafeArrayCreateEx", "uintptr", ["uint16", "uint32", "void*", "void*"]),
    safeArrayDestroy: bind(oleaut32, "SafeArrayDestroy", "int32", ["uintptr"]),
    windowsCreateString: bind(combase, "WindowsCreateString", "int32", ["void*", "uint32", "void*"]),
    windowsDeleteString: bind(combase, "WindowsDeleteString", "int32", ["uintptr"]),
    windowsGetStringRawBuffer: bind(combase, "WindowsGetStringRawBuffer", "uintptr", ["uintptr", "void*"]),
  };
}
