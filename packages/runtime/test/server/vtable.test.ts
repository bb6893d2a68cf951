import koffi from "koffi";
import { expect, it } from "vitest";
import { callSlot } from "../../src/client/reference.ts";
import { drop, type Guid, type InterfacePlan, IUnknown, releaseOut, take } from "../../src/codegen/index.ts";
import { implement, pointerOf } from "../../src/index.ts";
import { IStranger } from "../interfaces.ts";

class IGiver extends IUnknown {
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90004" as Guid;
  static override readonly interfaceName: string = "IGiver";
  static override readonly vtableLength: number = 4;
  static override plan(): InterfacePlan {
    const stranger = {
      name: "stranger",
      direction: "out",
      value: { kind: "interface", type: IStranger },
    } as const;
    return { methods: [{ name: "give", slot: 3, signature: "i(pp)", parameters: [stranger] }] };
  }
  declare give: () => IStranger;
}

it("registers the thunks of the classes that methods hand out before a handler needs them", () => {
  const registered: number[] = [];
  const giver = implement(IGiver, {
    give() {
      registered.push(koffi.stats().callbacks);
      const stranger = implement(IStranger, {});
      registered.push(koffi.stats().callbacks);
      return stranger;
    },
  });
  const out = take(8);
  expect(callSlot(pointerOf(giver), IGiver, 3, "i(pp)", out)).toBe(0);
  expect(registered[1]).toBe(registered[0]);
  releaseOut(out);
  drop(out);
  giver.dispose();
});
