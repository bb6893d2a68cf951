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

/** System V passes the second and third arguments in rsi and rdx, Windows in rdx and r8. */
function codeForX64(isWindows: boolean): Code {
  /** endbr64, which processors that do not check indirect calls skip. */
  const begin = [0xf3, 0x0f, 0x1e, 0xfa];
  /** mov eax, 0x80010108; ret */
  const refuse = [0xb8, 0x08, 0x01, 0x01, 0x80, 0xc3];
  /** test rdx, rdx; jz past the next; mov qword [rdx], 0 -- or the same with r8 */
  const clear = isWindows
    ? [0x4d, 0x85, 0xc0, 0x74, 0x07, 0x49, 0xc7, 0x00, 0, 0, 0, 0]
    : [0x48, 0x85, 0xd2, 0x74, 0x07, 0x48, 0xc7, 0x02, 0, 0, 0, 0];
  return {
    queryInterface: [...begin, ...clear, ...refuse],
    method: [...begin, ...refuse],
    // xor eax, eax; ret
    zero: [...begin, 0x31, 0xc0, 0xc3],
    // mov rax, rdx -- or rsi; ret
    room: [...begin, 0x48, 0x89, isWindows ? 0xd0 : 0xf0, 0xc3],
  };
}

function codeForArm64(): Code {
  const words = (...instructions: readonly number[]): number[] => [
    ...new Uint8Array(Uint32Array.from(instructions).buffer),
  ];
  /** bti c, which processors that do not check indirect calls skip. */
  const begin = 0xd503245f;
  const end = 0xd65f03c0;
  /** movz w0, 0x108; movk w0, 0x8001, lsl 16; ret */
  const refuse = [0x52802100, 0x72b00020, end];
  return {
    // cbz x2, past the next; str xzr, [x2]
    queryInterface: words(begin, 0xb4000042, 0xf900005f, ...refuse),
    method: words(begin, ...refuse),
    // mov w0, 0; ret
    zero: words(begin, 0x52800000, end),
    // mov x0, x1; ret
    room: words(begin, 0xaa0103e0, end),
  };
}

function codeForThisProcessor(): Code | null {
  if (process.arch === "x64") return codeForX64(process.platform === "win32");
  return process.arch === "arm64" ? codeForArm64() : null;
}

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
  const code = codeForThisProcessor();
  if (code === null) return null;
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
