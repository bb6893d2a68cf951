import { describe, expect, it } from "vitest";
import { drop, take } from "../../src/codegen/index.ts";
import { ComError, E_OUTOFMEMORY, implement, isComError, NativeMemoryError } from "../../src/index.ts";
import { expectNoLeaks, liveObjects } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";

describe("disposal during a callback", () => {
  it("is at once for JavaScript, and in a microtask for the object", async () => {
    const before = liveObjects();
    const ended: string[] = [];
    const victim = implement(INode, { getId: () => 1 }, { onFinalRelease: () => ended.push("ended") });
    const killer = implement(INode, {
      getId() {
        victim.dispose();
        expect(() => victim.getId()).toThrow("released");
        return 2;
      },
    });
    expect(killer.getId()).toBe(2);
    expect([ended, liveObjects() - before]).toEqual([[], 2]);
    await Promise.resolve();
    expect([ended, liveObjects() - before]).toEqual([["ended"], 1]);
    killer.dispose();
    expect(liveObjects()).toBe(before);
  });

  it("lets an object end itself inside its own method", async () => {
    await expectNoLeaks(() => {
      const node: INode = implement(INode, {
        getId() {
          node.dispose();
          return 3;
        },
      });
      expect(node.getId()).toBe(3);
      expect(() => node.getId()).toThrow("released");
    });
  });

  it("holds for wrappers disposed by the last breath of another object", async () => {
    await expectNoLeaks(async () => {
      const inner = implement(INode, {});
      const outer = implement(INode, {}, { onFinalRelease: () => inner.dispose() });
      outer.dispose();
      await Promise.resolve();
    });
  });

  it("survives an object whose last breath throws", async () => {
    await expectNoLeaks(() => {
      const node = implement(
        INode,
        {},
        {
          onFinalRelease() {
            throw new Error("nobody sees this");
          },
        },
      );
      expect(() => node.dispose()).not.toThrow();
    });
  });
});

describe("re-entrancy", () => {
  /** Calls itself through native code until it reaches a depth. */
  function descend(depth: number): { deepest: number; error: unknown } {
    let deepest = 0;
    const node: INode = implement(INode, {
      getId() {
        deepest++;
        return deepest === depth ? 0 : node.getId() + 1;
      },
    });
    let error: unknown;
    try {
      expect(node.getId()).toBe(depth - 1);
    } catch (caught) {
      error = caught;
    }
    node.dispose();
    return { deepest, error };
  }

  it("keeps the outputs of nested calls apart", () => {
    expect(descend(100)).toEqual({ deepest: 100, error: undefined });
  });

  it("ends with E_OUTOFMEMORY before the stack does, and recovers", async () => {
    const { deepest, error } = descend(1_000);
    expect(deepest).toBeGreaterThan(100);
    expect(deepest).toBeLessThan(200);
    expect(isComError(error, E_OUTOFMEMORY)).toBe(true);
    await Promise.resolve();
    expect(descend(100).error).toBeUndefined();
  });

  it("ends with a typed error when handlers hold large scratch frames", () => {
    const node: INode = implement(INode, {
      getId() {
        const frame = take(4_096);
        try {
          return node.getId();
        } finally {
          drop(frame);
        }
      },
    });
    expect(() => node.getId()).toThrow(ComError);
    const frame = take(16);
    drop(frame);
    node.dispose();
  });

  it("refuses larger frames than there are", () => {
    expect(() => take(4_097)).toThrow(NativeMemoryError);
    const frames: number[] = [];
    expect(() => {
      for (;;) frames.push(take(4_096));
    }).toThrow(NativeMemoryError);
    expect(frames.length).toBeGreaterThanOrEqual(15);
    drop(frames[0]!);
    const again = take(4_096);
    expect(again).toBe(frames[0]);
    drop(again);
  });
});
