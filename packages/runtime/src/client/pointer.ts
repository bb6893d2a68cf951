import { ReleasedError } from "../errors/released-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { live } from "../lifetime/live.ts";
import { observer } from "../lifetime/tracking.ts";
import type { NativeFunction } from "../native/functions.ts";
import type { InterfaceClass } from "../plan.ts";
import { bindSlot, type Slots, slotsOf, type Vtable, vtableAt } from "./vtable.ts";

/**
 * The slots of a released wrapper, as many as any interface has: a method that ran a getter of its arguments, which
 * released the wrapper, finds nothing bound and fails in `bind`.
 */
const NO_SLOTS: Slots = Array.from({ length: 1024 }, () => undefined);

/** What generated code sees of a wrapper. */
export interface Pointer {
  /** Native address of the interface pointer; 0 once released. */
  readonly address: number;
  /** The functions bound so far, shared by all wrappers of one (vtable, class). */
  readonly slots: Slots;
}

/** What the runtime sees of a wrapper in a call. */
export interface NativePointer extends Pointer {
  readonly vtable: Vtable;
  readonly type: InterfaceClass;
  /** The function of a slot, for a call with the address as its first argument. */
  bind(slot: number, signature: string): NativeFunction;
}

/** The native half of a wrapper. */
export class InterfacePointer implements NativePointer {
  address: number;
  slots: Slots;
  readonly vtable: Vtable;
  readonly type: InterfaceClass;
  /** Whether the wrapper holds a reference. A borrowed one belongs to the caller of a callback. */
  readonly owned: boolean;
  /** Whether the wrapper is dead because its reference went to a caller. */
  private handedOver = false;
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
    if (owned) live.references++;
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

  bind(slot: number, signature: string): NativeFunction {
    if (this.address === 0)
      throw new ReleasedError("the wrapper was released while its method read the arguments");
    return bindSlot(this.vtable, this.slots, slot, signature);
  }

  /** What became of a wrapper that is dead. */
  get end(): string {
    if (this.handedOver) return "was handed over to a caller";
    return this.owned ? "was released" : "was released with the call that lent it";
  }

  /** Makes a live wrapper that owns its reference dead, and returns the address with the reference. */
  handOver(): number {
    this.handedOver = true;
    return this.detach();
  }

  /** Makes the wrapper dead and gives its reference back. */
  release(): void {
    const address = this.detach();
    if (address !== 0 && this.owned) giveBack(address);
  }

  private detach(): number {
    const { address } = this;
    this.address = 0;
    this.slots = NO_SLOTS;
    if (this.owned && address !== 0) live.references--;
    if (observer !== null && this.owned && address !== 0) observer.closed(this);
    return address;
  }
}

/**
 * Binds a slot of the wrapper's vtable for the first call through it.
 *
 * @throws {ReleasedError} when the wrapper was released while its method read the arguments
 */
export function bind(pointer: Pointer, slot: number, signature: string): NativeFunction {
  return (pointer as NativePointer).bind(slot, signature);
}
