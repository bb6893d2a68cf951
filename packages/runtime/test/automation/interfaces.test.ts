import { describe, expect, it } from "vitest";
import { received } from "../../src/client/received.ts";
import {
  CallMemory,
  type Codec,
  IUnknown,
  interfaceOf,
  interfaceOrNull,
  safeArrayOf,
  TaskMemory,
  Variant,
  variantOf,
} from "../../src/codegen/index.ts";
import {
  type Guid,
  implement,
  pointerOf,
  SafeArrayValue,
  sameObject,
  TypedVariant,
  VT,
} from "../../src/index.ts";
import type { InterfacePlan } from "../../src/plan.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { refusal, writing } from "./memory.ts";

/** Stands for the generated class: only its IID matters. */
class IDispatch extends IUnknown {
  static override readonly iid = "00020400-0000-0000-c000-000000000046" as Guid;
  static override readonly interfaceName: string = "IDispatch";
  static override readonly vtableLength: number = 3;
  static override plan(): InterfacePlan {
    return { methods: [] };
  }
}

class ISheet extends IDispatch {
  static override readonly iid = "5b1f0c5e-7a54-4f6b-8f0a-5d8b2f7f1a01" as Guid as never;
  static override readonly interfaceName: string = "ISheet";
}

const Dispatch = variantOf(IDispatch);

/** Hands wrappers over, as a handler's result; they are dead then. */
function answer(codec: Codec, value: unknown): DataView {
  const memory = new TaskMemory(true);
  const view = new DataView(new ArrayBuffer(codec.size));
  try {
    codec.write(view, 0, value, memory, "I.m", "p");
    memory.handOver();
  } finally {
    memory.free();
  }
  return view;
}

describe("wrappers in variants", () => {
  it("are VT_DISPATCH where their class is one of IDispatch, else VT_UNKNOWN", () =>
    expectNoLeaks(() => {
      for (const [type, codec, vt] of [
        [ISheet, Dispatch, VT.DISPATCH],
        [ISheet, Variant, VT.DISPATCH],
        [INode, Dispatch, VT.UNKNOWN],
      ] as const) {
        const object = implement(type as typeof INode, {});
        expect(writing(codec, object, (view) => view.getUint16(0, true))).toBe(vt);
        expect(referencesOf(object)).toBe(1);
        object.dispose();
      }
    }));

  it("come back as wrappers of the class with references of their own", () =>
    expectNoLeaks(() => {
      const object = implement(ISheet, {});
      const [back, unknown] = [Dispatch, Variant].map((codec) =>
        writing(codec, object, (view) => codec.read(view, 0) as IUnknown),
      );
      expect(back).toBeInstanceOf(IDispatch);
      expect(unknown).toBeInstanceOf(IUnknown);
      expect(unknown).not.toBeInstanceOf(IDispatch);
      expect(sameObject(back!, unknown!)).toBe(true);
      expect(referencesOf(object)).toBe(3);
      for (const wrapper of [back, unknown, object]) wrapper?.dispose();
    }));

  it("are asked for IDispatch where VT_DISPATCH is wanted", () =>
    expectNoLeaks(() => {
      const stranger = implement([IStranger, IDispatch], {} as never) as IUnknown;
      const dispatch = stranger.as(IDispatch);
      const asked = new TypedVariant(VT.DISPATCH, stranger);
      const back = writing(Dispatch, asked, (view) => Dispatch.read(view, 0) as IUnknown);
      expect(back).toBeInstanceOf(IDispatch);
      expect(pointerOf(back)).toBe(pointerOf(dispatch));
      Dispatch.free!(answer(Dispatch, new TypedVariant(VT.DISPATCH, stranger.retain())), 0);
      expect(referencesOf(stranger)).toBe(3);
      const node = implement(INode, {});
      expect(refusal(Variant, new TypedVariant(VT.DISPATCH, node)).message).toBe(
        "I.m(p): expected an object with IDispatch, got one without",
      );
      for (const wrapper of [back, dispatch, stranger, node]) wrapper.dispose();
    }));

  it("of another class than IDispatch are asked for on both ways", () =>
    expectNoLeaks(() => {
      const Stranger = variantOf(IStranger);
      const [both, node] = [implement([IStranger, IDispatch], {} as never) as IUnknown, implement(INode, {})];
      const back = writing(Stranger, both, (view) => {
        expect(view.getUint16(0, true)).toBe(VT.DISPATCH);
        return [Stranger.read(view, 0), Dispatch.read(view, 0)] as IUnknown[];
      });
      expect(back[0]).toBeInstanceOf(IStranger);
      expect(back[1]).toBeInstanceOf(IDispatch);
      expect(refusal(variantOf(INode), node).message).toMatch("expected an object with IDispatch");
      writing(Dispatch, both, (view) => {
        view.setUint16(0, VT.DISPATCH, true);
        expect(() => received(() => variantOf(INode).read(view, 0))).toThrow("E_NOINTERFACE");
      });
      for (const wrapper of [...back, both, node]) wrapper.dispose();
    }));

  it("that are dead are refused", () => {
    const node = implement(INode, {});
    node.dispose();
    expect(refusal(Variant, [1, node]).message).toBe("I.m(p[1]): this INode was released");
  });
});

describe("arrays of wrappers", () => {
  const Nodes = safeArrayOf(interfaceOf(INode), VT.UNKNOWN);

  it("own their references", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      writing(Nodes, [node, node], () => expect(referencesOf(node)).toBe(3));
      expect(referencesOf(node)).toBe(1);
      const back = writing(Nodes, [node], (view) => Nodes.read(view, 0));
      expect(back[0]).toBeInstanceOf(INode);
      for (const wrapper of [...back, node]) wrapper.dispose();
    }));

  it("give everything back when one is wrong", () =>
    expectNoLeaks(() => {
      const [node, stranger] = [implement(INode, {}), implement(IStranger, {})];
      expect(refusal(Nodes, [node, stranger]).message).toBe("I.m(p[1]): expected an INode, got an IStranger");
      expect(refusal(Variant, [node, [node, Symbol.iterator]]).message).toMatch(
        "I.m(p[1][1]): expected a value",
      );
      expect([referencesOf(node), referencesOf(stranger)]).toEqual([1, 1]);
      for (const wrapper of [node, stranger]) wrapper.dispose();
    }));

  it("that only say IUnknown are asked for the interface", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      const Unknowns = safeArrayOf(interfaceOf(IUnknown), VT.UNKNOWN);
      const [back] = writing(Unknowns, [node], (view) => Nodes.read(view, 0));
      expect(back).toBeInstanceOf(INode);
      const stranger = implement(IStranger, {});
      writing(Unknowns, [node, stranger], (view) =>
        expect(() => received(() => Nodes.read(view, 0))).toThrow("E_NOINTERFACE"),
      );
      for (const wrapper of [back!, node, stranger]) wrapper.dispose();
    }));

  it("may have NULL where that is allowed", () =>
    expectNoLeaks(() => {
      const Maybe = safeArrayOf(interfaceOrNull(INode), VT.UNKNOWN);
      expect(writing(Maybe, [null], (view) => Maybe.read(view, 0))).toEqual([null]);
      expect(() => writing(Maybe, [null], (view) => Nodes.read(view, 0))).toThrow("NULL");
    }));
});

describe("results of handlers", () => {
  it("pass their wrappers, also inside of arrays, and each once", () =>
    expectNoLeaks(() => {
      const [one, two] = [implement(INode, {}), implement(INode, {})];
      const kept = [one.retain(), two.retain()];
      const view = answer(Variant, [one, [two, one]]);
      expect(() => one.as(IUnknown)).toThrow("released");
      expect(kept.map(referencesOf)).toEqual([3, 2]);
      Variant.free!(view, 0);
      expect(kept.map(referencesOf)).toEqual([1, 1]);
      for (const wrapper of kept) wrapper.dispose();
    }));

  it("leave nothing when they are unusable", () =>
    expectNoLeaks(() => {
      const node = implement(INode, {});
      expect(() => answer(Variant, [node, [1, () => 5]])).toThrow("I.m(p[1][1])");
      node.dispose();
    }));
});

it("frees wrappers that an unreadable array has made before", () =>
  expectNoLeaks(() => {
    const node = implement(INode, {});
    const memory = new CallMemory();
    const { view } = memory.block(Variant.size);
    Variant.write(view, 0, [node, new SafeArrayValue(VT.UNKNOWN, [node])], memory, "I.m", "p");
    view.setUint16(0, VT.ARRAY | VT.UNKNOWN, true);
    expect(() => received(() => Variant.read(view, 0))).toThrow("expected a SAFEARRAY of VT_UNKNOWN");
    memory.free();
    node.dispose();
  }));
