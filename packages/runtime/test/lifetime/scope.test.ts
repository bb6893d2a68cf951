import { describe, expect, it } from "vitest";
import { implement, scope } from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";

function logged(log: string[], name: string): Disposable {
  return { [Symbol.dispose]: () => void log.push(name) };
}

describe("scope", () => {
  it("disposes in reverse order and returns the result", () => {
    const log: string[] = [];
    const result = scope((s) => {
      s.adopt(logged(log, "first"));
      s.defer(() => log.push("deferred"));
      s.adopt(logged(log, "last"));
      log.push("body");
      return 5;
    });
    expect([result, log]).toEqual([5, ["body", "last", "deferred", "first"]]);
  });

  it("disposes wrappers, also when the body throws", async () => {
    await expectNoLeaks(() => {
      const error = new Error("body");
      let node: INode | undefined;
      expect(() =>
        scope((s) => {
          node = s.adopt(implement(INode, {}));
          throw error;
        }),
      ).toThrow(error);
      expect(() => node!.getId()).toThrow("released");
    });
  });

  it("lets moved values survive", async () => {
    await expectNoLeaks(() => {
      const node = scope((s) => s.move(s.adopt(implement(INode, { getId: () => 6 }))));
      expect(node.getId()).toBe(6);
      node.dispose();
    });
    expect(() => scope((s) => s.move(logged([], "foreign")))).toThrow(TypeError);
  });

  it("waits for a promise", async () => {
    const log: string[] = [];
    const run = (fail: boolean) =>
      scope(async (s) => {
        s.adopt(logged(log, "disposed"));
        await Promise.resolve();
        log.push("body");
        if (fail) throw new Error("late");
        return 7;
      });
    expect(await run(false)).toBe(7);
    await expect(run(true)).rejects.toThrow("late");
    expect(log).toEqual(["body", "disposed", "body", "disposed"]);
  });

  it("disposes everything although some disposals throw, and tells all errors", () => {
    const log: string[] = [];
    const failing = (name: string): Disposable => ({
      [Symbol.dispose]() {
        throw new Error(name);
      },
    });
    expect(() => scope((s) => [s.adopt(logged(log, "kept")), s.adopt(failing("one"))])).toThrow("one");
    expect(log).toEqual(["kept"]);
    let all: unknown;
    try {
      scope((s) => {
        s.adopt(failing("one"));
        s.adopt(failing("two"));
        throw new Error("body");
      });
    } catch (error) {
      all = error;
    }
    expect((all as AggregateError).errors.map(({ message }) => message)).toEqual(["body", "two", "one"]);
  });

  it("takes null and undefined, and nothing else that cannot be disposed", () => {
    expect(scope((s) => [s.adopt(null), s.adopt(undefined)])).toEqual([null, undefined]);
    for (const bad of [1, "x", {}, () => 1])
      expect(() => scope((s) => s.adopt(bad as never))).toThrow(TypeError);
    expect(() => scope((s) => s.defer(1 as never))).toThrow(TypeError);
  });
});
