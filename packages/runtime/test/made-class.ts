import { type Guid, type InterfaceClass, IUnknown, type MethodPlan } from "../src/codegen/index.ts";

let made = 0;

/**
 * An interface class that has plans but no method bodies: those who implement it and `offThread` need no more. Slots
 * follow the order of the methods; `M` has their types.
 */
export function madeClass<M>(
  name: string,
  methods: readonly Omit<MethodPlan, "slot">[],
): InterfaceClass<IUnknown & M> {
  made++;
  const iid = `6e3c2b01-0d5e-4f6a-9b1c-52a7d8e91${String(made).padStart(3, "0")}` as Guid;
  class Made extends IUnknown {
    static override readonly iid: Guid = iid;
    static override readonly interfaceName: string = name;
    static override readonly vtableLength: number = 3 + methods.length;
    static override plan() {
      return { methods: methods.map((method, index) => ({ ...method, slot: 3 + index })) };
    }
  }
  return Made as unknown as InterfaceClass<IUnknown & M>;
}
