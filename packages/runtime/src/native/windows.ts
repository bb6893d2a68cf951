import { koffi } from "./koffi.ts";
import { openLibrary } from "./libraries.ts";

/** The functions of Windows that COM needs. All pointers are addresses; results are signed HRESULTs unless told. */
export interface WindowsLibrary {
  coInitializeEx(reserved: number, model: number): number;
  coUninitialize(): void;
  coCreateInstance(clsid: number, outer: number, context: number, iid: number, cell: number): number;
  coGetClassObject(clsid: number, context: number, reserved: number, iid: number, cell: number): number;
  coRegisterClassObject(
    clsid: number,
    object: number,
    context: number,
    flags: number,
    cookieCell: number,
  ): number;
  coRevokeClassObject(cookie: number): number;
  createFreeThreadedMarshaler(outer: number, cell: number): number;
  createErrorInfo(cell: number): number;
  getErrorInfo(reserved: number, cell: number): number;
  setErrorInfo(reserved: number, info: number): number;
  /** A BSTR of so many UTF-16 units, copied from the address unless that is 0; 0 when there is no memory. */
  sysAllocStringLen(text: number, units: number): number;
  sysFreeString(bstr: number): void;
  /** WideCharToMultiByte; sets `lacking` where the code page has no such character. Returns the bytes written. */
  wideToBytes(
    page: number,
    flags: number,
    text: Uint8Array,
    units: number,
    room: Uint8Array,
    bytes: number,
    substitute: number,
    lacking: Int32Array,
  ): number;
  /** MultiByteToWideChar; returns the UTF-16 units written. */
  bytesToWide(
    page: number,
    flags: number,
    bytes: Uint8Array,
    length: number,
    room: Uint16Array,
    units: number,
  ): number;
  /** Returns the number of UTF-16 units written. */
  formatMessage(
    flags: number,
    source: number,
    id: number,
    language: number,
    buffer: Uint16Array,
    units: number,
    values: number,
  ): number;
}

let library: WindowsLibrary | undefined;

/** COM's system libraries, or null where there are none. */
export function windows(): WindowsLibrary | null {
  if (process.platform !== "win32") return null;
  library ??= open();
  return library;
}

function open(): WindowsLibrary {
  koffi();
  const ole32 = openLibrary("ole32.dll");
  const oleaut32 = openLibrary("oleaut32.dll");
  const kernel32 = openLibrary("kernel32.dll");
  const p = "uintptr";
  return {
    coInitializeEx: ole32.func("__stdcall", "CoInitializeEx", "int32", [p, "uint32"]),
    coUninitialize: ole32.func("__stdcall", "CoUninitialize", "void", []),
    coCreateInstance: ole32.func("__stdcall", "CoCreateInstance", "int32", [p, p, "uint32", p, p]),
    coGetClassObject: ole32.func("__stdcall", "CoGetClassObject", "int32", [p, "uint32", p, p, p]),
    coRegisterClassObject: ole32.func("__stdcall", "CoRegisterClassObject", "int32", [
      p,
      p,
      "uint32",
      "uint32",
      p,
    ]),
    coRevokeClassObject: ole32.func("__stdcall", "CoRevokeClassObject", "int32", ["uint32"]),
    createFreeThreadedMarshaler: ole32.func("__stdcall", "CoCreateFreeThreadedMarshaler", "int32", [p, p]),
    createErrorInfo: oleaut32.func("__stdcall", "CreateErrorInfo", "int32", [p]),
    getErrorInfo: oleaut32.func("__stdcall", "GetErrorInfo", "int32", ["uint32", p]),
    setErrorInfo: oleaut32.func("__stdcall", "SetErrorInfo", "int32", ["uint32", p]),
    sysAllocStringLen: oleaut32.func("__stdcall", "SysAllocStringLen", p, [p, "uint32"]),
    sysFreeString: oleaut32.func("__stdcall", "SysFreeString", "void", [p]),
    wideToBytes: kernel32.func("__stdcall", "WideCharToMultiByte", "int32", [
      "uint32",
      "uint32",
      "void*",
      "int32",
      "void*",
      "int32",
      p,
      "void*",
    ]),
    bytesToWide: kernel32.func("__stdcall", "MultiByteToWideChar", "int32", [
      "uint32",
      "uint32",
      "void*",
      "int32",
      "void*",
      "int32",
    ]),
    formatMessage: kernel32.func("__stdcall", "FormatMessageW", "uint32", [
      "uint32",
      p,
      "uint32",
      "uint32",
      "void*",
      "uint32",
      p,
    ]),
  };
}
