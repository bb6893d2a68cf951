import { describe, expect, it, vi } from "vitest";
import { drop, type Guid, IUnknown, readPointer, take, writeGuid } from "../../src/codegen/index.ts";
import {
  E_NOINTERFACE,
  E_POINTER,
  E_UNEXPECTED,
  type InterfaceClass,
  implement,
  pointerOf,
  sameObject,
} from "../../src/index.ts";
import { interfaceOfIid } from "../../src/server/interface-of-iid.ts";
import { INode, IStranger } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";
import { referencesOf } from "../references.ts";
import { callSlot, failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

const iid = { name: "type", direction: "in", value: { kind: "iid" } } as const;
const out = { name: "object", direction: "out", value: { kind: "object", iid: "type" } } as const;

const IObjects = madeClass<{
  get<T extends IUnknown>(type: InterfaceClass<T>): T;
  find<T extends IUnknown>(type: InterfaceClass<T>): T | null;
  give<T extends IUnknown>(type: InterfaceClass<T>, object: T | null): void;
  need<T extends IUnknown>(object: T, type: InterfaceClass<T>): void;
  both(type: InterfaceClass): { object: IUnknown; node: INode };
}>("IObjects", [
  { name: "get", signature: "i(ppp)", parameters: [iid, out] },
  { name: "find", signature: "i(ppp)", parameters: [iid, { ...out, nullable: true }] },
  { name: "give", signature: "i(ppp)", parameters: [iid, { ...out, direction: "in", nullable: true }] },
  { name: "need", signature: "i(ppp)", parameters: [{ ...out, direction: "in" }, iid] },
  {
    name: "both",
    signature: "i(pppp)",
    parameters: [iid, out, { name: "node", direction: "out", value: { kind: "interface", type: INode } }],
  },
]);

describe("objects of an interface that the caller names", () => {
  it("come as wrappers of its class", async () => {
    let seen: InterfaceClass | undefined;
    const get = (type: InterfaceClass) => {
      seen = type;
      return implement([IStranger, INode], { getId: () => 5 });
    };
    await roundTrip(IObjects, { get }, async (it) => {
      const node = await wrong(it).get(INode);
      expect(node).toBeInstanceOf(INode);
      expect(node.getId()).toBe(5);
      const stranger = await wrong(it).get(IStranger);
      expect(stranger).toBeInstanceOf(IStranger);
      const unknown = await wrong(it).get(IUnknown);
      expect(Object.getPrototypeOf(unknown)).toBe(IUnknown.prototype);
      for (const wrapper of [node, stranger, unknown]) {
        expect(referencesOf(wrapper)).toBe(1);
        wrapper.dispose();
      }
      expect(seen).toBe(IUnknown);
    });
  });

  it("are asked for it, and what lacks it answers E_NOINTERFACE", async () => {
    const { error, handler } = await failing(IObjects, { get: () => implement(INode, {}) }, (it) =>
      wrong(it).get(IStranger),
    );
    expect([error.hresult, handler]).toEqual([E_NOINTERFACE, undefined]);
  });

  it("may be null where that is told", async () => {
    const handlers = { find: () => null, get: () => null };
    await roundTrip(IObjects, handlers, async (it) => expect(await wrong(it).find(INode)).toBeNull());
    const { error, handler } = await failing(IObjects, handlers, (it) => wrong(it).get(INode));
    expect([error.hresult, handler]).toEqual([E_UNEXPECTED, expect.stringContaining("expected an IUnknown")]);
  });

  it("stay the handler's if it retains them, and may stand for two results", async () => {
    const kept = implement(INode, { getId: () => 1 });
    const handlers = {
      get: () => kept.retain(),
      both() {
        const node = implement(INode, { getId: () => 2 });
        return { object: node, node };
      },
    };
    await roundTrip(IObjects, handlers, async (it) => {
      const got = await wrong(it).get(INode);
      await Promise.resolve();
      expect(referencesOf(kept)).toBe(2);
      got.dispose();
      const { object, node } = await it.both(INode);
      await Promise.resolve();
      expect([sameObject(object, node), referencesOf(node)]).toEqual([true, 2]);
      for (const wrapper of [object, node]) wrapper.dispose();
    });
    kept.dispose();
  });

  it("go in as wrappers that are lent", async () => {
    const seen: unknown[] = [];
    const take = (type: InterfaceClass, object: IUnknown | null) => {
      seen.push(type.iid, object === null ? null : object instanceof (type as typeof IUnknown));
      if (object === null) return;
      using node = object.as(INode);
      seen.push(node.getId(), object);
    };
    const handlers = { give: take, need: (object: IUnknown, type: InterfaceClass) => take(type, object) };
    await roundTrip(IObjects, handlers, async (it) => {
      seen.length = 0;
      const node = implement(INode, { getId: () => 3 });
      await wrong(it).give(INode, node);
      await wrong(it).give(INode, null);
      await wrong(it).need(node, IUnknown);
      expect(seen).toEqual([INode.iid, true, 3, seen[3], INode.iid, null, IUnknown.iid, true, 3, seen[9]]);
      expect(() => (seen[3] as IUnknown).as(INode)).toThrow("released");
      await Promise.resolve();
      expect(referencesOf(node)).toBe(1);
      node.dispose();
    });
  });

  it("have one class for each IID that tells what it is", () => {
    const type = interfaceOfIid(INode.iid);
    expect(interfaceOfIid(INode.iid)).toBe(type);
    expect([type.iid, type.interfaceName]).toEqual([INode.iid, `interface ${INode.iid}`]);
    expect(interfaceOfIid(IUnknown.iid)).toBe(IUnknown);
  });

  it("are checked before any call", async () => {
    const node = implement(INode, {});
    class INameless extends INode {
      static override readonly iid = "nothing" as Guid;
    }
    const cases: [(it: typeof IObjects.prototype) => unknown, string][] = [
      [(it) => wrong(it).get(wrong("INode")), "get(type): expected an interface class"],
      [(it) => wrong(it).get(wrong(null)), "get(type): expected an interface class"],
      [(it) => wrong(it).get(INameless), "get(type): expected an interface class"],
      [(it) => wrong(it).give(IStranger, node), "give(object): expected an IStranger, got an INode"],
      [(it) => wrong(it).give(INode, {}), "give(object): expected an INode"],
      [(it) => wrong(it).need(null, INode), "need(object): expected an INode"],
    ];
    for (const [call, message] of cases) {
      const { error, handler } = await failing(IObjects, {}, (it) => call(wrong(it)));
      expect([error.message, handler]).toEqual([expect.stringContaining(message), undefined]);
    }
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  });

  it("are released when another result is wrong", async () => {
    const handlers = { both: () => ({ object: implement(INode, {}), node: implement(IStranger, {}) }) };
    const { error, handler } = await failing(IObjects, handlers, (it) => it.both(INode));
    expect([error.hresult, handler]).toEqual([E_UNEXPECTED, expect.stringContaining("both(node)")]);
  });
});

describe("native callers", () => {
  it("get E_POINTER for a NULL IID or object, and NULL on failure", () => {
    const cells = take(32);
    writeGuid(cells, IStranger.iid);
    const handlers = { get: () => implement(INode, {}), need: () => {} };
    expect(callSlot(IObjects, handlers, 3, "i(ppp)", 0, cells + 16)).toBe(E_POINTER);
    expect(callSlot(IObjects, handlers, 6, "i(ppp)", 0, cells)).toBe(E_POINTER);
    const node = implement(INode, {});
    expect(callSlot(IObjects, handlers, 6, "i(ppp)", pointerOf(node), 0)).toBe(E_POINTER);
    writeGuid(cells + 16, IStranger.iid);
    expect(callSlot(IObjects, handlers, 3, "i(ppp)", cells, cells + 16)).toBe(E_NOINTERFACE);
    expect(readPointer(cells + 16)).toBe(0);
    node.dispose();
    drop(cells);
  });
});
