import { expect, it } from "vitest";
import { type DispatchPlan, type Guid, getMember, setMember } from "../../src/codegen/index.ts";
import {
  ComError,
  dispidsOf,
  E_FAIL,
  E_NOTIMPL,
  InvokeKind,
  implement,
  invoke,
  sameObject,
  VT,
} from "../../src/index.ts";
import { expectNoLeaks, fake, UnansweredCallError } from "../../src/testing/index.ts";
import { IDispatch } from "../dispatch/dispatch-class.ts";
import { INode } from "../interfaces.ts";
import { DEvents } from "../server/dispatch/events.ts";
import { thrownBy, wrong } from "../serving.ts";

it("a dispinterface has doubles whose members are called through Invoke", () =>
  expectNoLeaks(() => {
    const double = fake(DEvents, { level: 3, getItem: (key) => key.toUpperCase() });
    const { object } = double;
    object.level += 4;
    expect([object.level, object.getItem("a")]).toEqual([7, "A"]);
    object.setItem("b", "B");
    object.logged(1, "text", true, [5]);
    object.changed("name", 45351.5);
    const face = object.as(IDispatch);
    expect(invoke(face, dispidsOf(face, "GetItem")[0]!, InvokeKind.PROPERTYGET, ["late"])).toBe("LATE");
    face.dispose();
    expect(double.calls).toEqual([
      { method: "get level", arguments: [], result: 3, hresult: 0 },
      { method: "set level", arguments: [7], hresult: 0 },
      { method: "get level", arguments: [], result: 7, hresult: 0 },
      { method: "getItem", arguments: ["a"], result: "A", hresult: 0 },
      { method: "setItem", arguments: ["b", "B"], hresult: 0 },
      { method: "logged", arguments: [1, "text", true, [5]], hresult: 0 },
      { method: "changed", arguments: ["name", 45351.5], hresult: 0 },
      { method: "getItem", arguments: ["late"], result: "LATE", hresult: 0 },
    ]);
    double[Symbol.dispose]();
  }));

it("keeps and answers objects", () =>
  expectNoLeaks(() => {
    const node = implement(INode, { getId: () => 5 });
    const double = fake(DEvents, { found: node });
    const found = double.object.found(node);
    double.object.logged(1, "", node);
    expect([found?.getId(), sameObject(double.callsOf("found")[0]!.arguments[0]!, node)]).toEqual([5, true]);
    const [, , logged] = double.callsOf("logged")[0]!.arguments;
    expect(sameObject(logged as INode, node)).toBe(true);
    for (const one of [found!, double, node]) one[Symbol.dispose]();
  }));

/** A dispinterface with an object as a property. */
class DHolder extends IDispatch {
  declare protected readonly $is: IDispatch["$is"] & { readonly DHolder: true };
  static override readonly iid: Guid = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90933" as Guid;
  static override readonly interfaceName: string = "DHolder";

  get node(): INode {
    return getMember(this, DHolder, "node") as INode;
  }
  set node(value: INode) {
    setMember(this, DHolder, "node", value);
  }

  static dispatch(): DispatchPlan {
    const node = { name: "node", vt: VT.UNKNOWN, type: INode } as const;
    const member = { name: "node", id: 1, accessor: true } as const;
    return {
      members: [
        { ...member, kind: "get", parameters: [], result: node },
        { ...member, kind: "putref", parameters: [node] },
      ],
    };
  }
}

it("remembers an object that a property was assigned, until the end", () =>
  expectNoLeaks(() => {
    const node = implement(INode, { getId: () => 5 });
    const double = fake(DHolder);
    double.object.node = node;
    node.dispose();
    double.clear();
    const got = [double.object.node, double.object.node];
    expect(got.map((one) => one.getId())).toEqual([5, 5]);
    for (const one of [...got, double]) one[Symbol.dispose]();
  }));

it("answers nothing where a result is wanted, but leaves what goes both ways", async () => {
  await expectNoLeaks(() => {
    const double = fake(DEvents);
    const { object } = double;
    expect(object.closing(true)).toBe(true);
    object.setItem("a", "b");
    expect(() => object.getItem("a")).toThrow("DEvents.getItem: E_NOTIMPL");
    expect(() => object.getItem("a")).toThrow("DEvents.getItem was called and has no answer");
    expect(() => object.asked("why", "loud")).toThrow("E_NOTIMPL");
    expect(double.callsOf("asked")).toMatchObject([
      { error: expect.any(UnansweredCallError), hresult: E_NOTIMPL },
    ]);
    expect(() => double[Symbol.dispose]()).toThrow(
      "fake(DEvents): DEvents.getItem was called and has no answer; DEvents.asked was called and has no answer",
    );
  });
});

it("tells errors and answers of the wrong type as they reach the caller", () =>
  expectNoLeaks(() => {
    const double = fake(DEvents, { level: new ComError(E_FAIL, { text: "broken" }) });
    double.answer("getItem", "good", wrong({}));
    expect(double.object.getItem("a")).toBe("good");
    expect(() => double.object.level).toThrow("broken");
    expect(() => double.object.getItem("a")).toThrow("E_UNEXPECTED");
    expect(double.calls).toEqual([
      { method: "getItem", arguments: ["a"], result: "good", hresult: 0 },
      { method: "get level", arguments: [], error: expect.any(ComError), hresult: E_FAIL },
      {
        method: "getItem",
        arguments: ["a"],
        error: expect.objectContaining({ name: "HandlerResultError" }),
        hresult: 0x8000_ffff,
      },
    ]);
    double[Symbol.dispose]();
  }));

it("is no part of a double of several interfaces", async () => {
  const error = await thrownBy(() => fake(wrong([INode, DEvents])));
  expect(error.message).toBe("fake: a dispinterface cannot be one of several interfaces");
});
