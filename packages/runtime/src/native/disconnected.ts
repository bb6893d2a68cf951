import { placeCode } from "./code-memory.ts";

// When a JavaScript thread ends, native code may still hold objects that it implements, and call them from any thread at
// any time. Only native code can answer then. These few instructions do: they use no stack and no memory of their own.

/** Addresses of functions that need no JavaScript. */
export interface DisconnectedFunctions {
  /** QueryInterface: zeroes the caller's pointer and returns RPC_E_DISCONNECTED. */
  readonly queryInterface: number;
  /** A method that returns an HRESULT: RPC_E_DISCONNECTED. */
  readonly method: number;
  /** AddRef, Release, and methods that return something else: 0. */
  readonly zero: number;
  /** A method that returns a struct where its first parameter points: that pointer. */
  readonly room: number;
}

type Code = Readonly<Record<keyof DisconnectedFunctions, readonly number[]>>;

/** endbr64, which processors that do not check indirect calls skip. */
const ENDBR64 = [0xf3, 0x0f, 0x1e, 0xfa];
/** mov eax, 0x80010108; ret */
const REFUSE_X64 = [0xb8, 0x08, 0x01, 0x01, 0x80, 0xc3];

const METHOD_X64 = [...ENDBR64, ...REFUSE_X64];
/** xor eax, eax; ret */
const ZERO_X64 = [...ENDBR64, 0x31, 0xc0, 0xc3];

/** Instructions of 4 bytes each. */
const words = (...instructions: readonly number[]): number[] => [
  ...new Uint8Array(Uint32Array.from(instructions).buffer),
];

/** bti c, which processors that do not check indirect calls skip. */
const BTI = 0xd503245f;
/** movz w0, 0x108; movk w0, 0x8001, lsl 16; ret */
const REFUSE_ARM64 = [0x52802100, 0x72b00020, 0xd65f03c0];

const ARM64: Code = {
  // cbz x2, past the next; str xzr, [x2]
  queryInterface: words(BTI, 0xb4000042, 0xf900005f, ...REFUSE_ARM64),
  method: words(BTI, ...REFUSE_ARM64),
  // mov w0, 0; ret
  zero: words(BTI, 0x52800000, 0xd65f03c0),
  // mov x0, x1; ret
  room: words(BTI, 0xaa0103e0, 0xd65f03c0),
};

const CODE: Readonly<Record<string, Code>> = {
  "arm64 System V": ARM64,
  "arm64 Windows": ARM64,
  // test rdx, rdx; jz past the next; mov qword [rdx], 0 -- and: mov rax, rsi; ret
  "x64 System V": {
    queryInterface: [...ENDBR64, 0x48, 0x85, 0xd2, 0x74, 0x07, 0x48, 0xc7, 0x02, 0, 0, 0, 0, ...REFUSE_X64],
    method: METHOD_X64,
    zero: ZERO_X64,
    room: [...ENDBR64, 0x48, 0x89, 0xf0, 0xc3],
  },
  // The same with r8, and with rdx.
  "x64 Windows": {
    queryInterface: [...ENDBR64, 0x4d, 0x85, 0xc0, 0x74, 0x07, 0x49, 0xc7, 0x00, 0, 0, 0, 0, ...REFUSE_X64],
    method: METHOD_X64,
    zero: ZERO_X64,
    room: [...ENDBR64, 0x48, 0x89, 0xd0, 0xc3],
  },
};

/** Keeps functions apart. */
const STRIDE = 32;

let functions: DisconnectedFunctions | null | undefined;

/**
 * The functions, made at first use; null on processors that there is no code for, and where the system grants no memory
 * for code.
 */
export function disconnectedFunctions(): DisconnectedFunctions | null {
  if (functions === undefined) functions = make();
  return functions;
}

function make(): DisconnectedFunctions | null {
  const abi = process.platform === "win32" ? "Windows" : "System V";
  const code = CODE[`${process.arch} ${abi}`];
  if (code === undefined) return null;
  const order = ["queryInterface", "method", "zero", "room"] as const;
  const bytes = new Uint8Array(order.length * STRIDE);
  order.forEach((name, index) => {
    bytes.set(code[name], index * STRIDE);
  });
  const base = placeCode(bytes);
  if (base === 0) return null;
  return {
    queryInterface: base,
    method: base + STRIDE,
    zero: base + 2 * STRIDE,
    room: base + 3 * STRIDE,
  };
}
