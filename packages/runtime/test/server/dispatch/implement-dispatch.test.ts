import { afterEach, beforeAll, expect, it, vi } from "vitest";
import {
  ByRef,
  ComError,
  dispidsOf,
  InvokeKind,
  IUnknown,
  implement,
  implementDispatch,
  invoke,
  isComError,
  missing,
  onHandlerError,
  sameObject,
  TypedVariant,
  type VariantValue,
  VT,
} from "../../../src/index.ts";
import { expectNoLeaks } from "../../../src/testing/index.ts";
import { blocks } from "../../counted-memory.ts";
import { IDispatch } from "../../dispatch/dispatch-class.ts";
import { INode } from "../../interfaces.ts";
import { DEvents } from "./events.ts";

vi.mock("../../../src/native/memory.ts", async (original) =>
  (await import("../../counted-memory.ts")).countedMemory(original as never),
);

let standing = 0;

beforeAll(() => {
  implementDispatch(DEvents, {}).dispose();
  implement(INode, {}).dispose();
  standing = blocks.live.size;
});

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([standing, 0]);
});

type DEventsHandlers = Parameters<typeof implementDispatch<DEvents>>[1];

function serving(handlers: DEventsHandlers, client: (events: DEvents) => void): Promise<void> {
  return expectNoLeaks(() => {
    const events = implementDispatch(DEvents, handlers);
    try {
      client(events);
    } finally {
      events.dispose();
    }
  });
}

function failing(act: () => unknown): ComError {
  try {
    act();
  } catch (error) {
    if (isComError(error)) return error;
    throw error;
  }
  throw new Error("it did not fail");
}

it("is one object under the IID of the dispinterface, under IDispatch and under IUnknown", () =>
  serving({}, (events) => {
    for (const type of [IDispatch, DEvents, IUnknown]) {
      const face = events.as(type);
      expect(sameObject(face, events)).toBe(true);
      face.dispose();
    }
    expect(events.tryAs(INode)).toBe(null);
  }));

it("gives arguments and answers as the class of the client has them", () => {
  const seen: unknown[] = [];
  const when = 45351.5;
  const handlers = {
    level: 3,
    items: { a: "A" } as Record<string, string>,
    getItem(key: string) {
      return this.items[key] ?? "";
    },
    setItem(key: string, value: string) {
      this.items[key] = value;
    },
    changed: (...values: unknown[]) => void seen.push(values),
    closing: (cancel: boolean) => !cancel,
    asked: (question: string, tone: string) => ({
      result: question.length,
      tone: `${tone}!`,
      answer: [question, null],
    }),
    logged: (...values: unknown[]) => void seen.push(values),
    noted: (...values: unknown[]) => void seen.push(values),
  };
  return serving(handlers, (events) => {
    events.level += 4;
    events.setItem("b", "B");
    expect([events.level, events.getItem("a"), events.getItem("b")]).toEqual([7, "A", "B"]);
    events.changed("Zażółć", when);
    expect([events.closing(false), events.closing(true)]).toEqual([true, false]);
    expect(events.asked("why", "loud")).toEqual({ result: 3, tone: "loud!", answer: ["why", null] });
    events.logged(1);
    events.logged(2, "text", true, 5);
    events.noted(3);
    events.noted(4, missing, "text");
    events.noted(5, null);
    expect(seen).toEqual([
      ["Zażółć", when],
      [1, undefined],
      [2, "text", true, 5],
      [3, missing, undefined],
      [4, missing, "text"],
      [5, null, undefined],
    ]);
    expect(handlers.level).toBe(7);
  });
});

it("lends objects to handlers, and takes those that they return", () => {
  let kept: INode | undefined;
  return serving(
    {
      found(node) {
        kept ??= node?.retain();
        return node === null ? null : node.retain();
      },
    },
    (events) => {
      const node = implement(INode, {});
      const answer = events.found(node);
      expect(answer !== null && sameObject(answer, node) && answer !== node).toBe(true);
      expect(events.found(null)).toBe(null);
      const late = invoke(events, 4, InvokeKind.METHOD, [node]);
      expect(late instanceof IUnknown && sameObject(late, node)).toBe(true);
      for (const one of [answer, node, kept, late as IUnknown]) one?.dispose();
    },
  );
});

it("takes what Automation has for a type, and puts answers where references point", () => {
  const seen: unknown[] = [];
  return serving(
    {
      noted: (...values) => void seen.push(values),
      closing(cancel) {
        seen.push(cancel);
        return true;
      },
      asked: (_question, tone) => ({ result: 1, tone: `${tone}?`, answer: 5 }),
    },
    (events) => {
      const call = (id: number, ...values: VariantValue[]): unknown =>
        invoke(events, id, InvokeKind.METHOD, values);
      call(7, new TypedVariant(VT.UI1, 5), new ByRef("x"), new ByRef("y"));
      const named = [{ dispid: 2, value: "late" }];
      invoke(events, 7, InvokeKind.METHOD, [1], { named });
      const cancel = new ByRef(false, VT.BOOL);
      call(3, cancel);
      const loose = new ByRef(false);
      call(3, loose);
      call(3, false);
      expect([cancel.value, loose.value]).toEqual([true, true]);
      const [tone, answer] = [new ByRef("so", VT.BSTR), new ByRef<VariantValue>("former")];
      expect(call(5, "why", tone, answer)).toBe(1);
      expect([tone.value, answer.value]).toEqual(["so?", 5]);
      expect(seen).toEqual([[5, "x", "y"], [1, missing, "late"], false, false, false]);
    },
  );
});

it("leaves an [in, out] as it is where the handler tells nothing", () =>
  serving({ closing: (() => undefined) as never }, (events) => {
    expect([events.closing(true), events.closing(false)]).toEqual([true, false]);
  }));

it("knows its names, whatever their case", () =>
  serving({}, (events) => {
    expect(dispidsOf(events, "CHANGED", "When", "name")).toEqual([2, 1, 0]);
    expect([
      ...dispidsOf(events, "Item"),
      ...dispidsOf(events, "getItem"),
      ...dispidsOf(events, "Level"),
    ]).toEqual([0, 0, 1]);
    expect(failing(() => dispidsOf(events, "Nope")).code).toBe("DISP_E_UNKNOWNNAME");
    expect(failing(() => dispidsOf(events, "changed", "nope"))).toMatchObject({ parameter: "nope" });
  }));

it("refuses what it has not got, and arguments that do not fit", () =>
  serving({ changed() {}, closing: (cancel) => cancel }, (events) => {
    const code = (id: number, kind: InvokeKind, ...values: VariantValue[]): unknown =>
      failing(() => invoke(events, id, kind, values)).code;
    expect(code(99, InvokeKind.METHOD)).toBe("DISP_E_MEMBERNOTFOUND");
    expect(code(2, InvokeKind.PROPERTYGET)).toBe("DISP_E_MEMBERNOTFOUND");
    expect(code(7, InvokeKind.METHOD, 1)).toBe("DISP_E_MEMBERNOTFOUND");
    expect(code(1, InvokeKind.PROPERTYGET)).toBe("DISP_E_MEMBERNOTFOUND");
    expect(code(2, InvokeKind.METHOD, "a")).toBe("DISP_E_PARAMNOTOPTIONAL");
    expect(code(2, InvokeKind.METHOD, "a", 1.5, 5)).toBe("DISP_E_BADPARAMCOUNT");
    expect(failing(() => invoke(events, 2, InvokeKind.METHOD, [5, 1.5]))).toMatchObject({
      code: "DISP_E_TYPEMISMATCH",
      parameter: "args[0]",
    });
    expect(code(3, InvokeKind.METHOD, new ByRef("x", VT.BSTR))).toBe("DISP_E_TYPEMISMATCH");
    const named = [{ dispid: 9, value: 1, name: "odd" }];
    expect(failing(() => invoke(events, 2, InvokeKind.METHOD, ["a"], { named }))).toMatchObject({
      code: "DISP_E_PARAMNOTFOUND",
      parameter: "odd",
    });
  }));

it("tells what handlers throw", () => {
  const heard: string[] = [];
  const listening = onHandlerError((error, at) => heard.push(`${at}: ${error}`));
  return serving(
    {
      changed(name) {
        if (name === "com")
          throw new ComError(0x8004_1234, { errorInfo: { source: "me", description: "mine" } });
        throw new RangeError("too far");
      },
      closing: (() => "yes") as never,
      asked: (() => Promise.reject(new Error("late"))) as never,
      async logged() {},
      getItem: (() => ({ node: 5 })) as never,
    },
    (events) => {
      expect(failing(() => events.changed("x", 1.5))).toMatchObject({
        code: "E_INVALIDARG",
        errorInfo: { source: "DEvents.changed", description: "too far" },
      });
      expect(failing(() => events.changed("com", 1.5))).toMatchObject({
        hresult: 0x8004_1234,
        errorInfo: { source: "me", description: "mine" },
      });
      for (const act of [
        () => events.closing(true),
        () => events.asked("", ""),
        () => events.getItem(""),
        () => events.logged(1),
      ])
        expect(failing(act).code).toBe("E_UNEXPECTED");
    },
  ).finally(() => {
    listening[Symbol.dispose]();
    expect(heard[0]).toBe("DEvents.changed: RangeError: too far");
    expect(heard.length).toBe(6);
  });
});

it("refuses to be made of what is no dispinterface, or no handlers", () => {
  expect(() => implementDispatch(INode as never, {})).toThrow("INode is no dispinterface");
  expect(() => implementDispatch({} as never, {})).toThrow("expected an interface class");
  expect(() => implementDispatch(DEvents, null as never)).toThrow("implementDispatch(handlers)");
  expect(() => implementDispatch(DEvents, { changed: 5 as never })).toThrow("changed is no function");
  expect(() => implementDispatch(DEvents, {}, { onFinalRelease: 5 as never })).toThrow("onFinalRelease");
});

it("tells when the last reference is gone", () =>
  expectNoLeaks(() => {
    let released = 0;
    const events = implementDispatch(DEvents, {}, { onFinalRelease: () => void released++ });
    const other = events.as(IDispatch);
    events.dispose();
    expect(released).toBe(0);
    other.dispose();
    expect(released).toBe(1);
  }));

it("gives the objects in an answer back that is wrong", () =>
  serving({ asked: () => ({ result: "odd" as never, tone: "", answer: implement(INode, {}) }) }, (events) => {
    expect(failing(() => events.asked("", "")).code).toBe("E_UNEXPECTED");
  }));
