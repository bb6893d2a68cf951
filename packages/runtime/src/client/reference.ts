import { callEnd } from "../trace/channels.ts";
import { tracedCount, tracedQuery } from "../trace/identity-trace.ts";
import { bindSlot, type SlotOwner, slotsOf, vtableAt } from "./vtable.ts";

// Calls on bare addresses of COM objects, which must be valid.

/** `QueryInterface`: reads the IID at `iid`, writes the pointer to `cell`, returns the signed HRESULT. */
export function queryInterface(object: number, iid: number, cell: number): number {
  const vtable = vtableAt(object);
  const native = vtable.unknown[0] ?? bindSlot(vtable, vtable.unknown, 0, "i(ppp)");
  return callEnd.hasSubscribers ? tracedQuery(native, object, iid, cell) : native(object, iid, cell);
}

/** Takes one more reference. */
export function addReference(object: number): void {
  const vtable = vtableAt(object);
  const native = vtable.unknown[1] ?? bindSlot(vtable, vtable.unknown, 1, "I(p)");
  if (callEnd.hasSubscribers) tracedCount("AddRef", 1, native, object);
  else native(object);
}

/** Gives one reference back, at once: see `giveBack` for the rule that wrappers follow. */
export function releaseNow(object: number): void {
  const vtable = vtableAt(object);
  const native = vtable.unknown[2] ?? bindSlot(vtable, vtable.unknown, 2, "I(p)");
  if (callEnd.hasSubscribers) tracedCount("Release", 2, native, object);
  else native(object);
}

/** Calls a method of an interface that has no class, given its shape. */
export function callSlot(
  object: number,
  shape: SlotOwner,
  slot: number,
  signature: string,
  ...values: unknown[]
): number {
  const vtable = vtableAt(object);
  const slots = slotsOf(vtable, shape);
  return (slots[slot] ?? bindSlot(vtable, slots, slot, signature))(object, ...values) as number;
}
