import { guidAt } from "../marshal/guid.ts";
import { viewOf } from "../marshal/records.ts";
import type { NativeFunction } from "../native/functions.ts";
import { callEnd, callStart, traced } from "./channels.ts";

// The calls that the runtime itself makes of IUnknown's methods.

export function tracedQuery(native: NativeFunction, object: number, iid: number, cell: number): number {
  const trace = {
    interface: "IUnknown",
    method: "QueryInterface",
    slot: 0,
    arguments: { this: hex(object), iid: guidAt(viewOf(iid, 16), 0) },
  };
  return traced(callStart, callEnd, trace, true, () => native(object, iid, cell) as number);
}

/** AddRef or Release; the result is the count that the object tells. */
export function tracedCount(method: string, slot: number, native: NativeFunction, object: number): void {
  const trace = { interface: "IUnknown", method, slot, arguments: { this: hex(object) } };
  traced(callStart, callEnd, trace, false, () => native(object));
}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}
