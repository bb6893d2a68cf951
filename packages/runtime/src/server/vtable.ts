import { classChain } from "../client/class-chain.ts";
import { provisionalVtables } from "../client/vtable.ts";
import { insideCallback, postpone, runPostponed } from "../lifetime/callbacks.ts";
import { returnsHresult, returnsRoom } from "../marshal/native-result.ts";
import { registerThunk } from "../native/functions.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import { identityThunks, notImplementedThunk } from "./identity.ts";
import { methodThunk } from "./method-thunk.ts";
import { type AfterEnd, IDENTITY_AFTER_END, makeVtable, writeVtable } from "./native-vtable.ts";

/** By interface class. */
const vtables = new Map<InterfaceClass, number>();

/** Addresses of the thunks of a class's own methods by slot, shared with the vtables of the classes derived from it. */
const ownThunks = new Map<InterfaceClass, ReadonlyMap<number, number>>();

/** Classes whose thunks were registered inside a callback. */
const provisionalThunks = new Set<InterfaceClass>();

/**
 * The native vtable for objects that implement a class, made at first use.
 *
 * When native code calls a thunk that was registered inside a callback, and the call comes from further out than that
 * callback, Koffi stays on its own stack and V8 throws a RangeError. A vtable made inside a callback is therefore
 * provisional: once no callback is on the stack its thunks are registered anew and written over the first ones.
 * JavaScript callers never see the difference; native code that called the new object within the outermost call, after
 * the callback had returned, would.
 */
export function vtableOf(type: InterfaceClass): number {
  runPostponed();
  let vtable = vtables.get(type);
  if (vtable === undefined) {
    vtable = makeVtable(slotAddresses(type), afterEnd(type));
    vtables.set(type, vtable);
    if (insideCallback()) makeProvisional(vtable, type);
    else prepareOutputs(type);
  }
  return vtable;
}

/**
 * Registers, outside of any callback, the thunks of the classes whose objects this one's methods hand out: handlers
 * often implement those only when they are called.
 */
function prepareOutputs(type: InterfaceClass): void {
  for (const { parameters } of classChain(type).flatMap(ownMethods)) {
    for (const { direction, value } of parameters) {
      if (direction !== "out" || (value.kind !== "interface" && value.kind !== "buffer")) continue;
      if (vtables.has(value.type)) continue;
      try {
        vtableOf(value.type);
      } catch {
        // A class that cannot be implemented says so when someone tries to.
      }
    }
  }
}

function makeProvisional(vtable: number, type: InterfaceClass): void {
  provisionalVtables.add(vtable);
  postpone(() => {
    for (const link of classChain(type)) {
      if (provisionalThunks.delete(link)) ownThunks.delete(link);
    }
    writeVtable(vtable, slotAddresses(type));
    provisionalVtables.delete(vtable);
  });
}

/** What native callers find in each slot when this thread has ended. */
function afterEnd(type: InterfaceClass): AfterEnd[] {
  const slots = Array.from({ length: type.vtableLength }, (_, slot) => IDENTITY_AFTER_END[slot] ?? "method");
  for (const plan of classChain(type).flatMap(ownMethods)) {
    if (!returnsHresult(plan)) slots[plan.slot] = returnsRoom(plan) ? "room" : "zero";
  }
  return slots;
}

function slotAddresses(type: InterfaceClass): number[] {
  const slots: (number | undefined)[] = Array.from({ length: type.vtableLength }, () => undefined);
  identityThunks().forEach((thunk, slot) => {
    slots[slot] = thunk;
  });
  for (const link of classChain(type)) {
    for (const [slot, thunk] of thunksOf(link)) slots[slot] ??= thunk;
  }
  return slots.map((thunk, slot) => thunk ?? omittedThunk(type, slot));
}

/** A class without a `plan` of its own inherits its base's, which the chain brings in anyway. */
function ownMethods(type: InterfaceClass): readonly MethodPlan[] {
  return Object.hasOwn(type, "plan") ? type.plan().methods : [];
}

function thunksOf(type: InterfaceClass): ReadonlyMap<number, number> {
  let thunks = ownThunks.get(type);
  if (thunks === undefined) {
    thunks = new Map(
      ownMethods(type).map((method) => [
        method.slot,
        registerThunk(methodThunk(type, method), method.signature),
      ]),
    );
    ownThunks.set(type, thunks);
    if (insideCallback()) provisionalThunks.add(type);
  }
  return thunks;
}

/** The slot of a method that no plan describes. On 32-bit Windows a thunk must know what to pop off the stack. */
function omittedThunk(type: InterfaceClass, slot: number): number {
  if (process.platform === "win32" && process.arch === "ia32") {
    throw new TypeError(
      `${type.interfaceName} cannot be implemented here: the signature of its slot ${slot} is unknown`,
    );
  }
  return notImplementedThunk();
}
