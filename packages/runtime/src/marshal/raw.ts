import { checkHandle, wrongType } from "./checks.ts";

declare const rawBrand: unique symbol;

/** A native address (`void*`, a handle) that the runtime passes on without knowing what it is. */
export type Raw = number & { readonly [rawBrand]: true };

declare const handleBrand: unique symbol;

/** A handle of the system, by the name of its type: `Handle<"HWND">`. The runtime passes it on as it is. */
export type Handle<Name extends string> = Raw & { readonly [handleBrand]: Name };

/**
 * Brands an address or a handle that comes from elsewhere. Nothing can verify it: a wrong one crashes the process.
 *
 * @throws {TypeError | RangeError} when it is none, or too large for a number
 */
export function raw<T extends Raw = Raw>(address: number | bigint): T {
  if (typeof address !== "number" && typeof address !== "bigint")
    throw wrongType(address, "raw", "address", "an address");
  const value = Number(address);
  checkHandle(value, "raw", "address");
  return value as T;
}
