import { describe, expect, it } from "vitest";
import { ExactVariant } from "../../src/codegen/index.ts";
import {
  type IUnknown,
  implement,
  isComError,
  offThread,
  ReleasedError,
  RPC_E_DISCONNECTED,
  SafeArrayValue,
  sameObject,
  TypedVariant,
  VT,
} from "../../src/index.ts";
import { expectNoLeaks, fake, liveObjects } from "../../src/testing/index.ts";
import { IArrays } from "../arrays.ts";
import { IEverything, INode } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";
import { referencesOf } from "../references.ts";
import { thrownBy } from "../serving.ts";
import { IEnumNodes } from "../shapes.ts";

const IExact = madeClass<{ put(value: TypedVariant): void }>("IExact", [
  {
    name: "put",
    signature: "i(pp)",
    parameters: [{ name: "value", direction: "in", value: { kind: "record", codec: ExactVariant } }],
  },
]);

const dispose = (...all: Disposable[]) => {
  for (const one of all) one[Symbol.dispose]();
};

describe("wrappers among recorded arguments", () => {
  it("can be used until the calls are cleared or the double is disposed", () =>
    expectNoLeaks(() => {
      const node = implement(INode, { getId: () => 5 });
      const double = fake(INode);
      for (let call = 0; call < 2; call++) double.object.visit(node);
      expect(referencesOf(node)).toBe(3);
      const [first] = double.callsOf("visit");
      expect([first?.arguments[0].getId(), sameObject(first!.arguments[0], node)]).toEqual([5, true]);
      double.clear();
      expect(referencesOf(node)).toBe(1);
      expect(() => first?.arguments[0].getId()).toThrow("this INode was released");
      double.object.visit(node);
      dispose(double);
      expect([referencesOf(node), double.calls.length]).toEqual([1, 1]);
      node.dispose();
    }));

  it("are in arrays too", () =>
    expectNoLeaks(async () => {
      const node = implement(INode, { getId: () => 5 });
      const double = fake(IArrays, { nodes: [] });
      await offThread(double.object).nodes([node, null]);
      const [call] = double.callsOf("nodes");
      expect(call?.arguments[0].map((one) => one?.getId())).toEqual([5, undefined]);
      dispose(double, node);
    }));

  it("are in exact values of Automation too, which stay what they are", () =>
    expectNoLeaks(async () => {
      const node = implement(INode, { getId: () => 5 });
      const double = fake(IExact);
      const array = new SafeArrayValue(VT.UNKNOWN, [node], [{ length: 1, lowerBound: 3 }]);
      await offThread(double.object).put(new TypedVariant(VT.ARRAY | VT.UNKNOWN, array));
      const [given] = double.callsOf("put")[0]!.arguments;
      expect([TypedVariant.is(given), SafeArrayValue.is(given.value)]).toEqual([true, true]);
      const { elements, dimensions } = given.value as SafeArrayValue<INode>;
      expect([sameObject(elements[0]!, node), dimensions]).toEqual([true, array.dimensions]);
      dispose(double, node);
    }));

  it("stay where a function returns them", () =>
    expectNoLeaks(() => {
      const node = implement(INode, { getId: () => 5 });
      const double = fake(IEverything, { exchange: (given) => ({ first: given!, second: given }) });
      const result = double.object.exchange(node);
      expect([result.first.getId(), double.callsOf("exchange")[0]?.arguments[0]?.getId()]).toEqual([5, 5]);
      dispose(result, double, node);
    }));
});

describe("wrappers in answers", () => {
  it("are yours in values: each caller gets references of its own", () =>
    expectNoLeaks(() => {
      const node = implement(INode, { getId: () => 5 });
      const double = fake(IEverything, { getNext: node, exchange: { first: node, second: node } });
      const got = [double.object.getNext()!, double.object.getNext()!];
      const both = double.object.exchange(null);
      expect([referencesOf(node), got[1]?.getId(), both.second?.getId()]).toEqual([5, 5, 5]);
      expect(double.callsOf("getNext")[0]?.result).toBe(node);
      dispose(...got, both, double);
      expect(referencesOf(node)).toBe(1);
      node.dispose();
    }));

  it("are what an enumerator goes through", () =>
    expectNoLeaks(() => {
      const nodes = [1, 2, 3].map((id) => implement(INode, { getId: () => id }));
      const double = fake(IEnumNodes, { next: nodes });
      const seen: number[] = [];
      for (const node of double.object) seen.push(node.getId());
      expect(seen).toEqual([1, 2, 3]);
      expect(nodes.map(referencesOf)).toEqual([1, 1, 1]);
      dispose(double, ...nodes);
    }));

  it("that one cannot be had of leave nothing behind", () =>
    expectNoLeaks(async () => {
      const [node, dead] = [implement(INode, {}), implement(INode, {})];
      dead.dispose();
      const gone = fake(INode);
      gone[Symbol.dispose]();
      const double = fake(IEverything, { exchange: { first: node, second: dead } });
      expect(() => double.object.exchange(null)).toThrow("RPC_E_DISCONNECTED");
      expect(double.calls).toEqual([
        {
          method: "exchange",
          arguments: [null],
          error: expect.any(ReleasedError),
          hresult: RPC_E_DISCONNECTED,
        },
      ]);
      double.answer("exchange", () => ({ first: node.retain(), second: gone.object }));
      expect(() => double.object.exchange(null)).toThrow("RPC_E_DISCONNECTED");
      double.answer("exchange", { first: node, second: 5 as never });
      expect(() => double.object.exchange(null)).toThrow("E_UNEXPECTED");
      await Promise.resolve();
      expect(referencesOf(node)).toBe(1);
      dispose(double, node);
    }));

  it("pass to the caller when a function returns them, except for the objects of doubles", () =>
    expectNoLeaks(() => {
      const inner = fake(INode, { getId: 6 });
      const passed = implement(INode, { getId: () => 5 });
      const double = fake(INode).answer(
        "getNext",
        () => passed,
        () => inner.object,
      );
      const got = [1, 2, 3].map(() => double.object.getNext()!);
      expect(got.map((one) => one.getId())).toEqual([5, 6, 6]);
      expect(() => passed.getId()).toThrow("was handed over to a caller");
      dispose(...got, double, inner);
    }));
});

describe("the end of a double", () => {
  it("is an error while others hold references, and says how many", () =>
    expectNoLeaks(async () => {
      const before = liveObjects();
      const double = fake(INode, { getId: 1 });
      expect(double.references).toBe(0);
      const kept: IUnknown[] = [double.object.retain(), double.object.as(INode)];
      expect(double.references).toBe(2);
      expect((await thrownBy(() => dispose(double))).message).toBe(
        "fake(INode): references that others hold: 2",
      );
      const error = await thrownBy(() => (kept[1] as INode).getId());
      expect(isComError(error, RPC_E_DISCONNECTED)).toBe(true);
      expect([double.calls, double.references, liveObjects()]).toEqual([[], 2, before + 1]);
      dispose(double, ...kept);
      expect([double.references, liveObjects()]).toEqual([0, before]);
    }));

  it("does not mind what other doubles have recorded, whichever ends first", () =>
    expectNoLeaks(() => {
      for (const order of [
        [0, 1],
        [1, 0],
      ]) {
        const doubles = [fake(INode), fake(INode)];
        doubles[0]!.object.visit(doubles[1]!.object);
        doubles[1]!.object.visit(doubles[0]!.object);
        doubles[0]!.object.visit(doubles[0]!.object);
        expect(doubles.map(({ references }) => references)).toEqual([0, 0]);
        for (const index of order) dispose(doubles[index]!);
      }
    }));

  it("counts what is given back a microtask later", () =>
    expectNoLeaks(() => {
      const double = fake(INode);
      const kept = double.object.retain();
      const other = fake(INode).answer("visit", () => kept.dispose());
      other.object.visit(other.object);
      dispose(double, other);
    }));

  it("may come inside a call of its own", () =>
    expectNoLeaks(async () => {
      const double = fake(INode);
      double.answer("getId", () => {
        dispose(double);
        return 4;
      });
      expect(double.object.getId()).toBe(4);
      await Promise.resolve();
      expect(double.references).toBe(0);
    }));
});
