import { runPostponed } from "../lifetime/callbacks.ts";
import { decodeFunction, type NativeFunction } from "../native/functions.ts";
import { POINTER_SIZE, readWord } from "../native/memory.ts";
import { isThunkAddress } from "../native/thunk-address.ts";
import { protectThreads } from "../threads/protect.ts";

/** Functions of a vtable by slot, filled in as they are first called. */
export type Slots = (NativeFunction | undefined)[];

/** What a set of slots belongs to: an interface class, or one of the runtime's own interface shapes. */
export interface SlotOwner {
  readonly vtableLength: number;
}

/** A native vtable and what is known of it. Shared by all objects that point to it. */
export interface Vtable {
  readonly address: number;
  /** The slots of IUnknown. */
  readonly unknown: Slots;
  /** One set per class, as two classes may give one slot different signatures. */
  readonly slots: Map<SlotOwner, Slots>;
}

/** By address. A vtable lives as long as its library, which COM unloads with the last apartment at the earliest. */
const vtables = new Map<number, Vtable>();

/**
 * Vtables of this process whose thunks Koffi can only call from inside the callback that made them; their
 * functions are not remembered. See `server/vtable.ts`.
 */
export const provisionalVtables = new Set<number>();

/** Vtables that this thread has made, which lead to it for as long as it runs. */
export const ownVtables = new Set<number>();

/** Forgets all vtables, when no wrapper is left: others may come to lie where they were. */
export function forgetVtables(): void {
  vtables.clear();
}

/** The vtable of the object at a non-null address. */
export function vtableAt(object: number): Vtable {
  const address = readWord(object);
  let vtable = vtables.get(address);
  if (vtable === undefined) {
    if (address === 0) throw new TypeError(`there is no COM object at address ${object}: its vtable is NULL`);
    protectThreads();
    vtable = { address, unknown: emptySlots(3), slots: new Map() };
    vtables.set(address, vtable);
  }
  return vtable;
}

export function slotsOf(vtable: Vtable, owner: SlotOwner): Slots {
  let slots = vtable.slots.get(owner);
  if (slots === undefined) {
    slots = emptySlots(owner.vtableLength);
    vtable.slots.set(owner, slots);
  }
  return slots;
}

/** Decodes one function of a vtable and remembers it. */
export function bindSlot(vtable: Vtable, slots: Slots, slot: number, signature: string): NativeFunction {
  runPostponed();
  const cell = vtable.address + slot * POINTER_SIZE;
  const address = readWord(cell);
  if (address === 0) throw new TypeError(`slot ${slot} of the vtable at ${vtable.address} is NULL`);
  const native = decodeFunction(address, signature);
  if (provisionalVtables.has(vtable.address)) return native;
  const isForeign = !ownVtables.has(vtable.address) && isThunkAddress(address);
  const bound = isForeign ? rebinding(cell, address, native, signature) : native;
  slots[slot] = bound;
  return bound;
}

/** A function that looks at its slot at each call: the JavaScript thread that it leads to may have ended. */
function rebinding(cell: number, address: number, native: NativeFunction, signature: string): NativeFunction {
  let bound = { address, native };
  return (...values) => {
    const current = readWord(cell);
    if (current !== bound.address) {
      bound = { address: current, native: decodeFunction(current, signature) };
    }
    return bound.native(...values);
  };
}

function emptySlots(length: number): Slots {
  return Array.from({ length }, () => undefined);
}
