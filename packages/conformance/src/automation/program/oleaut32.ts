import koffi from "koffi";

const oleaut32 = (name: string, ...parameters: string[]): ((...values: unknown[]) => number) =>
  koffi.load("oleaut32.dll").func("__stdcall", name, "int32", parameters);
const ole32 = (name: string, ...parameters: string[]): ((...values: unknown[]) => number) =>
  koffi.load("ole32.dll").func("__stdcall", name, "int32", parameters);
const combase = (name: string, result: string, ...parameters: string[]): ((...values: unknown[]) => number) =>
  koffi.load("combase.dll").func("__stdcall", name, result, parameters);

/** Windows' functions for the values of Automation. Pointers are addresses; results are signed HRESULTs unless told. */
export interface Oleaut32 {
  variantCopy(to: number, from: number): number;
  variantClear(variant: number): number;
  variantChangeType(to: number, from: number, flags: number, vt: number): number;
  /** Fills a SYSTEMTIME; returns 0 where it cannot. */
  variantTimeToSystemTime(days: number, time: number): number;
  safeArrayCreate(vt: number, dimensions: number, bounds: number): number;
  safeArrayPutElement(array: number, indices: number, element: number): number;
  safeArrayGetElement(array: number, indices: number, element: number): number;
  /** Returns the number. */
  safeArrayGetDim(array: number): number;
  safeArrayGetLBound(array: number, dimension: number, cell: number): number;
  safeArrayGetUBound(array: number, dimension: number, cell: number): number;
  safeArrayGetVartype(array: number, cell: number): number;
  propVariantCopy(to: number, from: number): number;
  windowsCreateString(text: string, units: number, cell: number): number;
  /** Returns the number of units. */
  windowsGetStringLen(string: number): number;
}

export function openOleaut32(): Oleaut32 {
  const p = "uintptr";
  return {
    variantCopy: oleaut32("VariantCopy", p, p),
    variantClear: oleaut32("VariantClear", p),
    variantChangeType: oleaut32("VariantChangeType", p, p, "uint16", "uint16"),
    variantTimeToSystemTime: oleaut32("VariantTimeToSystemTime", "double", p),
    safeArrayCreate: koffi
      .load("oleaut32.dll")
      .func("__stdcall", "SafeArrayCreate", p, ["uint16", "uint32", p]),
    safeArrayPutElement: oleaut32("SafeArrayPutElement", p, p, p),
    safeArrayGetElement: oleaut32("SafeArrayGetElement", p, p, p),
    safeArrayGetDim: oleaut32("SafeArrayGetDim", p),
    safeArrayGetLBound: oleaut32("SafeArrayGetLBound", p, "uint32", p),
    safeArrayGetUBound: oleaut32("SafeArrayGetUBound", p, "uint32", p),
    safeArrayGetVartype: oleaut32("SafeArrayGetVartype", p, p),
    propVariantCopy: ole32("PropVariantCopy", p, p),
    windowsCreateString: combase("WindowsCreateString", "int32", "str16", "uint32", p),
    windowsGetStringLen: combase("WindowsGetStringLen", "uint32", p),
  };
}
