import type { NativeFunction } from "./functions.ts";
import { prototype } from "./functions.ts";
import { koffi } from "./koffi.ts";

/** A function that Koffi can also run on a thread of the pool. */
type PoolFunction = NativeFunction & {
  readonly async: (...valuesAndDone: unknown[]) => void;
};

/** By signature, then by address. */
const functions = new Map<string, Map<number, PoolFunction>>();

/**
 * Calls the native function at `address` on a thread of libuv's pool. The values are taken at once; memory that they
 * point to must stay until the promise settles, with what the function returned.
 */
export function callOnPool(address: number, signature: string, values: readonly unknown[]): Promise<unknown> {
  const native = poolFunction(address, signature);
  return new Promise((resolve, reject) => {
    native.async(...values, (error: unknown, result: unknown) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

function poolFunction(address: number, signature: string): PoolFunction {
  let byAddress = functions.get(signature);
  if (byAddress === undefined) {
    byAddress = new Map();
    functions.set(signature, byAddress);
  }
  let native = byAddress.get(address);
  if (native === undefined) {
    native = koffi().decode(address, prototype(signature)) as PoolFunction;
    byAddress.set(address, native);
  }
  return native;
}

/** How many calls Koffi lets be under way; the next one it refuses. */
export const MOST_CALLS = 256;

/** How many threads libuv's pool has. */
export function poolSize(): number {
  const DEFAULT = 4;
  const LARGEST = 1024;
  const asked = Number.parseInt(process.env.UV_THREADPOOL_SIZE ?? "", 10);
  return Number.isNaN(asked) ? DEFAULT : Math.min(Math.max(asked, 1), LARGEST);
}
