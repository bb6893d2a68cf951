import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  fromPointer,
  implement,
  implementDispatch,
  liveImplementations,
  liveReferences,
  pointerOf,
  trackReferences,
} from "../../src/index.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { DEvents } from "../server/dispatch/events.ts";
import { wrong } from "../serving.ts";

// It is read with the first wrapper.
delete process.env.COMBIND_TRACK_REFERENCES;

const disposables: Disposable[] = [];
function keep<T extends Disposable>(value: T): T {
  disposables.unshift(value);
  return value;
}
afterEach(() => {
  for (const one of disposables.splice(0)) one[Symbol.dispose]();
});

const track = () => keep(trackReferences({ report: "none" }));

describe("what is live", () => {
  it("is told with its interface and where it was made, oldest first", () => {
    track();
    const node = keep(implement([IEverything, INode], {}));
    const second = keep(node.as(INode));
    expect(liveReferences()).toEqual([
      { interfaceName: "IEverything", stack: expect.stringMatching(/^ +at /), isLost: false },
      { interfaceName: "INode", stack: expect.stringContaining("tracking.test.ts"), isLost: false },
    ]);
    expect(liveImplementations()).toEqual([
      {
        interfaceName: "IEverything, INode",
        stack: expect.stringContaining("tracking.test.ts"),
        references: 2,
      },
    ]);
    second.dispose();
    expect(liveReferences()).toHaveLength(1);
    expect(liveImplementations()).toMatchObject([{ references: 1 }]);
    node.dispose();
    expect([liveReferences(), liveImplementations()]).toEqual([[], []]);
  });

  it("is not what a handler is lent, and no longer what was handed over", () => {
    track();
    const passed: INode = implement(INode, {});
    const node = keep(
      implement(INode, {
        getNext: () => passed,
        visit: () => expect(liveReferences()).toHaveLength(2),
      }),
    );
    node.visit(node);
    const next = keep(node.getNext()!);
    expect(liveReferences().map(({ stack }) => stack.includes("getNext"))).toEqual([false, true]);
    expect(next.tryAs(IStranger)).toBe(null);
  });

  it("is what was made while somebody tracked, and is shared by all who do", () => {
    const before = keep(implement(INode, {}));
    const first = track();
    const node = keep(implement(INode, {}));
    const second = track();
    first[Symbol.dispose]();
    first[Symbol.dispose]();
    expect(liveReferences()).toHaveLength(1);
    second[Symbol.dispose]();
    track();
    node.dispose();
    before.dispose();
    expect([liveReferences(), liveImplementations()]).toEqual([[], []]);
  });

  it("has the name of a dispinterface, which IDispatch stands for", () => {
    track();
    keep(implementDispatch(DEvents, {}));
    expect(liveImplementations()).toMatchObject([{ interfaceName: "DEvents", references: 1 }]);
  });

  it("is asked for in one of two ways", () => {
    expect(() => trackReferences(wrong({ report: "exits" }))).toThrow('expected "exit" or "none"');
    expect(() => trackReferences({ report: "exit" })[Symbol.dispose]()).not.toThrow();
    expect(process.listeners("exit").filter(({ name }) => name === "writeReport")).toEqual([]);
  });

  it("leaves the frames of the runtime out of stacks", () => {
    track();
    const own = "    at wrap (file:///project/node_modules/@combind/runtime/dist/chunk-A.js:1:1)";
    const others = "    at open (file:///project/main.js:2:2)\n    at main (file:///project/main.js:3:3)";
    const { prepareStackTrace } = Error;
    Error.prepareStackTrace = () => `Error\n${own}\n${others}`;
    try {
      keep(implement(INode, {}));
    } finally {
      Error.prepareStackTrace = prepareStackTrace;
    }
    expect(liveReferences()[0]?.stack).toBe(others);
  });

  it("has stacks of the length that is set, and leaves that as it is", () => {
    track();
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 2;
    try {
      keep(implement(INode, {}));
      expect(Error.stackTraceLimit).toBe(2);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    expect(liveReferences()[0]?.stack.split("\n")).toHaveLength(2);
  });
});

describe("a wrapper that is garbage-collected", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;

  /** Makes wrappers that nobody keeps, which own references of an object. */
  function lose(node: INode, count: number): void {
    for (let made = 0; made < count; made++) fromPointer(INode, pointerOf(node), { addRef: true });
  }

  it("is told in a warning for each place, and still reported; its reference is not released", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    keep({ [Symbol.dispose]: () => warn.mockRestore() });
    track();
    const node = keep(implement(INode, {}));
    lose(node, 3);
    lose(node, 1);
    node.retain().dispose();
    await vi.waitFor(() => {
      collect();
      expect(liveReferences().map(({ isLost }) => isLost)).toEqual([false, true, true, true, true]);
    });
    expect(warn.mock.calls).toEqual([
      [
        "an INode was garbage-collected before it was disposed",
        {
          type: "LostReferenceWarning",
          code: "COMBIND_LOST_REFERENCE",
          detail: expect.stringMatching(/^It was made\n +at [\s\S]*at lose .*tracking\.test\.ts/),
        },
      ],
      [expect.any(String), expect.anything()],
    ]);
    expect(liveImplementations()).toMatchObject([{ references: 5 }]);
    for (let lost = 0; lost < 4; lost++) fromPointer(INode, pointerOf(node), { addRef: false }).dispose();
  });

  it("is nobody's business when nothing is tracked any more", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    keep({ [Symbol.dispose]: () => warn.mockRestore() });
    const tracking = track();
    const node = keep(implement(INode, {}));
    lose(node, 1);
    tracking[Symbol.dispose]();
    const witness = new WeakRef({});
    await vi.waitFor(() => {
      collect();
      expect(witness.deref() === undefined).toBe(true);
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(warn).not.toHaveBeenCalled();
    fromPointer(INode, pointerOf(node), { addRef: false }).dispose();
  });
});
