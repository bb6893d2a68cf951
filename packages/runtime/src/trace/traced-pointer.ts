import { classChain } from "../client/class-chain.ts";
import type { NativePointer } from "../client/pointer.ts";
import { bindSlot, type Slots, slotsOf, type Vtable } from "../client/vtable.ts";
import { splitPlace } from "../errors/failure.ts";
import { ReleasedError } from "../errors/released-error.ts";
import { returnsHresult } from "../marshal/native-result.ts";
import type { NativeFunction } from "../native/functions.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import { callEnd, callStart, traced } from "./channels.ts";
import { describeArguments } from "./native-arguments.ts";

/** No functions: each call asks `bind` for one, which tells of the call. */
const NONE: Slots = [];

/** What a method of a wrapper sees in place of its pointer while somebody listens to calls. */
export class TracedPointer implements NativePointer {
  readonly #pointer: NativePointer;
  readonly #at: string;
  #given: Readonly<Record<string, unknown>> | undefined;
  readonly slots = NONE;

  /** `at` is "IFoo.bar". */
  constructor(pointer: NativePointer, at: string) {
    this.#pointer = pointer;
    this.#at = at;
  }

  get address(): number {
    return this.#pointer.address;
  }

  get vtable(): Vtable {
    return this.#pointer.vtable;
  }

  get type(): InterfaceClass {
    return this.#pointer.type;
  }

  /** Tells the arguments of a call whose plan does not. */
  noteArguments(given: readonly unknown[]): void {
    this.#given = Object.fromEntries(given.map((value, index) => [index, value]));
  }

  bind(slot: number, signature: string): NativeFunction {
    const { type, vtable } = this.#pointer;
    const native = slotsOf(vtable, type)[slot] ?? bindSlot(vtable, slotsOf(vtable, type), slot, signature);
    const [name, method] = splitPlace(this.#at);
    const plan = planOf(type, slot);
    const tellsHresult = plan === undefined ? signature[0] === "i" : returnsHresult(plan);
    return (self: number, ...values: unknown[]) => {
      if (this.address === 0)
        throw new ReleasedError(`${this.#at}: the wrapper was released while its method read the arguments`);
      const given = this.#given ?? describeArguments(plan, values);
      const trace = { interface: name, method, slot, arguments: given };
      return traced(callStart, callEnd, trace, tellsHresult, () => native(self, ...values));
    };
  }
}

function planOf(type: InterfaceClass, slot: number): MethodPlan | undefined {
  for (const link of classChain(type)) {
    const plan = Object.hasOwn(link, "plan")
      ? link.plan().methods.find((one) => one.slot === slot)
      : undefined;
    if (plan !== undefined) return plan;
  }
  return undefined;
}
