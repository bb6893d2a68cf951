import { koffi } from "./koffi.ts";
import { openLibrary } from "./libraries.ts";
import { POINTER_SIZE } from "./memory.ts";

type ModuleOf = (address: number) => number;

let moduleOf: ModuleOf | undefined;
let koffiModule = 0;

/** Whether a function is a callback of Koffi's, of whatever thread: those lie in its own code. */
export function isThunkAddress(address: number): boolean {
  if (moduleOf === undefined) {
    moduleOf = process.platform === "win32" ? openWindows() : openPosix();
    koffiModule = moduleOf(anyThunk());
  }
  return moduleOf(address) === koffiModule;
}

/** An address of which only the place counts: it is given back at once. */
function anyThunk(): number {
  const { pointer, proto, register, unregister } = koffi();
  const thunk = register(() => {}, pointer(proto("void", [])));
  unregister(thunk);
  return Number(thunk);
}

function openWindows(): ModuleOf {
  const FROM_ADDRESS = 0x4;
  const UNCHANGED_COUNT = 0x2;
  const parameters = ["uint32", "uintptr", "void*"];
  const get = openLibrary("kernel32.dll").func("__stdcall", "GetModuleHandleExW", "int32", parameters);
  return (address) => {
    const words = new BigUint64Array(1);
    get(FROM_ADDRESS | UNCHANGED_COUNT, address, words);
    return Number(words[0]);
  };
}

function openPosix(): ModuleOf {
  /** A Dl_info: the name of the library, its base, and two words about a symbol. */
  const WORDS = 4;
  const BASE = 1;
  const find = openLibrary(null).func("dladdr", "int", ["uintptr", "void*"]);
  return (address) => {
    const words = POINTER_SIZE === 8 ? new BigUint64Array(WORDS) : new Uint32Array(WORDS);
    find(address, words);
    return Number(words[BASE]);
  };
}
