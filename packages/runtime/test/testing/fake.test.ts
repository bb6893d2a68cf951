import { describe, expect, it, vi } from "vitest";
import {
  ComError,
  createInstance,
  E_FAIL,
  E_NOTIMPL,
  type Guid,
  offThread,
  onHandlerError,
  registerClass,
  S_FALSE,
  sameObject,
} from "../../src/index.ts";
import { expectNoLeaks, fake, UnansweredCallError } from "../../src/testing/index.ts";
import { IArrays } from "../arrays.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { thrownBy, wrong } from "../serving.ts";
import { IEnumNodes, IShapes } from "../shapes.ts";

/** Runs a test with a double, after which nothing may be left. */
function withFake<D extends Disposable>(double: () => D, test: (double: D) => unknown): Promise<void> {
  return expectNoLeaks(async () => {
    const made = double();
    try {
      await test(made);
    } finally {
      made[Symbol.dispose]();
    }
  });
}

describe("answers", () => {
  it("are functions, values and errors, which the object gives through its vtable", () =>
    withFake(
      () =>
        fake(IEverything, {
          join: (first, second) => first + second,
          getId: 7,
          echoText: new ComError(E_FAIL),
        }),
      ({ object }) => {
        const node = object.as(INode);
        expect([object.join("a", "b"), object.getId(), node.getId()]).toEqual(["ab", 7, 7]);
        expect(() => object.echoText("x")).toThrow("IEverything.echoText: E_FAIL");
        expect(object.tryAs(IStranger)).toBe(null);
        node.dispose();
      },
    ));

  it("replace earlier ones, and come in turn, the last one for good", () =>
    withFake(
      () => fake(INode, { getId: 1 }),
      (double) => {
        const { object } = double;
        expect(object.getId()).toBe(1);
        const replaced = double.answer("getId", 2, () => 3, new ComError(E_FAIL), 4);
        expect(replaced).toBe(double);
        expect([object.getId(), object.getId()]).toEqual([2, 3]);
        expect(() => object.getId()).toThrow("E_FAIL");
        expect([object.getId(), object.getId()]).toEqual([4, 4]);
        double.answer("getId", 5);
        expect(object.getId()).toBe(5);
      },
    ));

  it("may be mocks of a test framework, which keep their arguments, and have all answers as this", () => {
    const answers = {
      offset: 10,
      getId: vi.fn(function (this: { offset: number }) {
        return this.offset + 1;
      }),
      visit: vi.fn(),
    };
    return withFake(
      () => fake(INode, answers),
      (double) => {
        double.object.visit(double.object);
        expect(double.object.getId()).toBe(11);
        expect(answers.getId).toHaveBeenCalledExactlyOnceWith();
        const [visitor] = answers.visit.mock.lastCall as [INode];
        expect([sameObject(visitor, double.object), visitor.getId()]).toEqual([true, 11]);
      },
    );
  });

  it("of several interfaces are in one object, with what they inherit", () =>
    withFake(
      () => fake([IEverything, IShapes], { getId: 3, echoTime: (time) => time + 1n }),
      (double) => {
        const shapes = double.object.as(IShapes);
        expect([double.object.getId(), shapes.echoTime(5n)]).toEqual([3, 6n]);
        expect(double.calls.map(({ method }) => method)).toEqual(["getId", "echoTime"]);
        shapes.dispose();
      },
    ));

  it("are of what there is", () => {
    expect(() => fake(wrong({}))).toThrow("fake: expected an interface class, got an object");
    expect(() => fake(wrong([]))).toThrow("fake: expected at least one interface class");
    expect(() => fake(INode, wrong(5))).toThrow("fake(answers): expected an object, got 5");
    const double = fake([INode, IStranger]);
    expect(() => double.answer(wrong("getID"), 1)).toThrow("fake(INode, IStranger): there is no getID");
    expect(() => double.callsOf(wrong("title"))).toThrow("fake(INode, IStranger): there is no title");
    expect(() => wrong(double).answer("getId")).toThrow("expected an answer for getId");
    double[Symbol.dispose]();
  });
});

describe("calls", () => {
  it("are recorded in order with their arguments and what came of them", () =>
    withFake(
      () => fake(IEverything, { join: (a, b) => a + b, step: S_FALSE, next: { hresult: S_FALSE, value: 5 } }),
      (double) => {
        const { object } = double;
        object.notify(1);
        object.join("a", "b");
        object.step();
        object.next();
        double.answer("step", () => 0).answer("join", new RangeError("mine"));
        object.step();
        expect(() => object.join("c", "d")).toThrow("E_INVALIDARG");
        const joined = { method: "join", arguments: ["a", "b"], result: "ab", hresult: 0 };
        const failed = {
          method: "join",
          arguments: ["c", "d"],
          error: new RangeError("mine"),
          hresult: 0x8007_0057,
        };
        expect(double.calls).toEqual([
          { method: "notify", arguments: [1], hresult: 0 },
          joined,
          { method: "step", arguments: [], result: S_FALSE, hresult: S_FALSE },
          { method: "next", arguments: [], result: { hresult: S_FALSE, value: 5 }, hresult: S_FALSE },
          { method: "step", arguments: [], result: 0, hresult: 0 },
          failed,
        ]);
        expect(double.callsOf("join")).toEqual([joined, failed]);
        expect(double.callsOf("getId")).toEqual([]);
        double.clear();
        object.notify(2);
        expect(double.calls).toEqual([{ method: "notify", arguments: [2], hresult: 0 }]);
      },
    ));

  it("within calls come after those that they are in", () =>
    withFake(
      () => fake(INode),
      (double) => {
        double.answer("getId", () => {
          expect(double.calls).toEqual([{ method: "getId", arguments: [], hresult: 0 }]);
          return double.object.getNext() === null ? 1 : 2;
        });
        double.answer("getNext", null);
        expect(double.object.getId()).toBe(1);
        expect(double.calls).toMatchObject([
          { method: "getId", result: 1 },
          { method: "getNext", result: null },
        ]);
      },
    ));

  it("have copies of what is handed in and answered, which later changes do not reach", () => {
    const changed = new Int16Array(2);
    return withFake(
      () =>
        fake(IArrays, {
          three: (ids) => void (ids as Guid[]).reverse().pop(),
          changeNumbers(values) {
            (values as Int16Array).fill(0);
            return changed.fill(18);
          },
        }),
      async (double) => {
        const ids = [INode.iid, IStranger.iid, IEverything.iid];
        const twin = offThread(double.object);
        await twin.three(ids);
        expect(await twin.changeNumbers([1, 2])).toEqual(Int16Array.of(18, 18));
        changed.fill(0);
        expect(double.calls).toEqual([
          { method: "three", arguments: [ids], hresult: 0 },
          {
            method: "changeNumbers",
            arguments: [Int16Array.of(1, 2)],
            result: Int16Array.of(18, 18),
            hresult: 0,
          },
        ]);
      },
    );
  });

  it("of answers that cannot be written are errors", () =>
    withFake(
      () => fake(INode, { getId: wrong("seven") }),
      (double) => {
        const heard = vi.fn();
        const listening = onHandlerError(heard);
        expect(() => double.object.getId()).toThrow("E_UNEXPECTED");
        double.answer("getId", 5);
        double.object.getId();
        listening[Symbol.dispose]();
        expect(double.calls).toEqual([
          { method: "getId", arguments: [], error: heard.mock.calls[0]?.[0], hresult: 0x8000_ffff },
          { method: "getId", arguments: [], result: 5, hresult: 0 },
        ]);
        expect(String(heard.mock.calls[0]?.[0])).toContain("INode.getId: the handler's result is unusable");
      },
    ));

  it("of methods that return no HRESULT have S_OK", () =>
    withFake(
      () => fake(IEverything, { size: 7, total: (offset) => offset * 2n }),
      (double) => {
        expect([double.object.size(), double.object.total(5n)]).toEqual([7, 10n]);
        expect(double.calls).toMatchObject([
          { method: "size", result: 7, hresult: 0 },
          { method: "total", result: 10n, hresult: 0 },
        ]);
      },
    ));

  it("of an enumerator tell whether the room was full", () =>
    withFake(
      () => fake(IEnumNodes, { next: [] }),
      (double) => {
        expect(double.object.next(2)).toEqual([]);
        expect(double.calls).toEqual([{ method: "next", arguments: [2], result: [], hresult: S_FALSE }]);
      },
    ));

  it("of properties are those of reading and of assigning, which is remembered", () =>
    withFake(
      () => fake(IEverything, { title: "old" }),
      (double) => {
        const { object } = double;
        expect(object.title).toBe("old");
        object.title = "new";
        expect(object.title).toBe("new");
        double
          .answer("title", () => "answered")
          .answer("set title", (value) => void value, new ComError(E_FAIL));
        object.title = "ignored";
        expect(object.title).toBe("answered");
        expect(() => {
          object.title = "refused";
        }).toThrow("E_FAIL");
        expect(double.callsOf("set title")).toMatchObject([
          { arguments: ["new"], hresult: 0 },
          { arguments: ["ignored"], hresult: 0 },
          { arguments: ["refused"], hresult: E_FAIL },
        ]);
        expect(double.callsOf("get title").map(({ result }) => result)).toEqual(["old", "new", "answered"]);
      },
    ));
});

describe("a call without an answer", () => {
  it("succeeds where there is no result", () =>
    withFake(
      () => fake(IEverything),
      ({ object }) => {
        object.notify(1);
        object.visit(object);
        expect(object.step()).toBe(0);
        object.title = "set";
        expect(object.title).toBe("set");
      },
    ));

  it("fails where there is one, and is told to the caller, to listeners, in the record and in the end", async () => {
    await expectNoLeaks(() => {
      const heard = vi.fn();
      const listening = onHandlerError(heard);
      const double = fake(IEverything);
      expect(() => double.object.getId()).toThrow("INode.getId: E_NOTIMPL");
      expect(() => double.object.title).toThrow("IEverything.title: E_NOTIMPL");
      expect(() => double.object.increment(1)).toThrow("E_NOTIMPL");
      expect(double.object.size()).toBe(0);
      listening[Symbol.dispose]();
      expect(heard.mock.calls.map(([error, at]) => [String(error), at])).toEqual(
        ["INode.getId", "IEverything.title", "IEverything.increment", "IEverything.size"].map((at) => [
          `UnansweredCallError: ${at} was called and has no answer`,
          at,
        ]),
      );
      expect(double.calls).toMatchObject(
        ["getId", "get title", "increment", "size"].map((method) => ({
          method,
          error: expect.any(UnansweredCallError),
          hresult: E_NOTIMPL,
        })),
      );
      double.clear();
      expect(() => double[Symbol.dispose]()).toThrow(
        "fake(IEverything): INode.getId was called and has no answer; IEverything.title was called",
      );
      expect(() => double[Symbol.dispose]()).not.toThrow();
    });
  });

  it("is shown where it was made", async () => {
    const double = fake(INode);
    function codeUnderTest(): void {
      double.object.getId();
    }
    expect(codeUnderTest).toThrow("E_NOTIMPL");
    const { cause } = await thrownBy(() => double[Symbol.dispose]());
    expect((cause as Error).stack).toContain("codeUnderTest");
  });
});

it("stands in for a class of the system", () =>
  withFake(
    () => fake(IEverything, { join: (first, second) => `${first} ${second}` }),
    (double) => {
      const clsid = "4991d34b-80a1-4291-83b6-3328366b9097" as Guid;
      const registration = registerClass(clsid, () => double.object.retain());
      const codeUnderTest = (): string => {
        const server = createInstance(clsid, IEverything);
        try {
          return server.join("made", "here");
        } finally {
          server.dispose();
        }
      };
      expect([codeUnderTest(), codeUnderTest()]).toEqual(["made here", "made here"]);
      registration[Symbol.dispose]();
      expect(() => createInstance(clsid, IEverything)).toThrow("REGDB_E_CLASSNOTREG");
      expect(double.callsOf("join")).toHaveLength(2);
    },
  ));
