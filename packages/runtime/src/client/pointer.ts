import { giveBack } from "../lifetime/give-back.ts";
import { observer } from "../lifetime/tracking.ts";
import type { NativeFunction } from "../native/functions.ts";
import type { InterfaceClass } from "../plan.ts";
import { bindSlot, type Slots, slotsOf, type Vtable, vtableAt } from "./vtable.ts";

/** What generated code sees of a wrapper. */
export interface Pointer {
  /** Native address of the interface pointer; 0 once released. */
  readonly address: number;
  /** The functions bound so far, shared by all wrappers of one (vtable, class). */
  readonly slots: Slots;
}

/** The native half of a wrapper. */
export class InterfacePointer implements Pointer {
  address: number;
  readonly slots: Slots;
  readonly vtable: Vtable;
  readonly type: InterfaceClass;
  /** Whether the wrapper holds a reference. A borrowed one belongs to the caller of a callback. */
  readonly owned: boolean;
  /** The base class that `isA` found last. */
  private base: InterfaceClass;

  constructor(address: number, type: InterfaceClass, owned: boolean) {
    const vtable = vtableAt(address);
    this.address = address;
    this.vtable = vtable;
    this.slots = slotsOf(vtable, type);
    this.type = type;
    this.owned = owned;
    this.base = type;
    if (observer !== null && owned) observer.opened(this, type.interfaceName);
  }

  /** Whether the wrapper is an instance of a class. `instanceof` would take longer than the rest of a short call. */
  isA(type: InterfaceClass): boolean {
    return type === this.type || type === this.base || this.derivesFrom(type);
  }

  private derivesFrom(type: InterfaceClass): boolean {
    const derives = Object.prototype.isPrototypeOf.call(type.prototype, this.type.prototype);
    if (derives) this.base = type;
    return derives;
  }

  /** Makes the wrapper dead and returns the address it had, with the reference if it was owned; 0 if already dead. */
  detach(): number {
    const { address } = this;
    this.address = 0;
    if (observer !== null && this.owned && address !== 0) observer.closed(this);
    return address;
  }

  /** Makes the wrapper dead and gives its reference back. */
  release(): void {
    const address = this.detach();
    if (address !== 0 && this.owned) giveBack(address);
  }
}

/** Binds a slot of the wrapper's vtable for the first call through it. */
export function bind(pointer: Pointer, slot: number, signature: string): NativeFunction {
  return bindSlot((pointer as InterfacePointer).vtable, pointer.slots, slot, signature);
}
