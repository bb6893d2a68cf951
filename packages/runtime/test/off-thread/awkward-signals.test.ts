import { expect, test } from "vitest";
import { implement, offThread, onHandlerError } from "../../src/index.ts";
import { liveObjects } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";

test("an abort settles the call even when another listener keeps the event to itself", async () => {
  const controller = new AbortController();
  controller.signal.addEventListener("abort", (event) => event.stopImmediatePropagation());
  const node = implement(INode, {});
  const call = offThread(node).getId({ signal: controller.signal });
  controller.abort(new Error("stop"));
  await expect(call).rejects.toThrow("stop");
  node.dispose();
});

test("a signal that changes between two reads is read once, and nothing stays referenced", async () => {
  const before = liveObjects();
  const node = implement(INode, { getId: () => 7 });
  let reads = 0;
  const options = {
    get signal() {
      reads++;
      return reads === 1 ? undefined : (4096 as never);
    },
  };
  await expect(offThread(node).getId(options)).resolves.toBe(7);
  expect(reads).toBe(1);
  node.dispose();
  await Promise.resolve();
  expect(liveObjects()).toEqual(before);
});

test("what a person put on a signal is not run, and the call ends as always", async () => {
  const node = implement(INode, { getId: () => 7 });
  const raise = (): never => {
    throw new Error("by the signal");
  };
  for (const name of ["throwIfAborted", "addEventListener", "removeEventListener", "aborted", "reason"]) {
    const controller = new AbortController();
    Object.defineProperty(controller.signal, name, { get: raise });
    await expect(offThread(node).getId({ signal: controller.signal })).resolves.toBe(7);
    const call = offThread(node).getId({ signal: controller.signal });
    controller.abort(new Error("stop"));
    await expect(call).rejects.toThrow("stop");
    await expect(offThread(node).getId({ signal: controller.signal })).rejects.toThrow("stop");
  }
  node.dispose();
});

test.each([
  ["a proxy", new Proxy(new AbortController().signal, {})],
  ["an heir of the prototype", Object.create(AbortSignal.prototype)],
  ["an event target", new EventTarget()],
])("%s is no signal", async (_, signal) => {
  const node = implement(INode, {});
  const call = offThread(node).getId({ signal: signal as AbortSignal });
  await expect(call).rejects.toThrow("INode.getId(options.signal): expected an AbortSignal, got an object");
  node.dispose();
});

test("a final release that fails later is reported and ends nothing", async () => {
  const heard: unknown[] = [];
  const stop = onHandlerError((error) => void heard.push(error));
  const late = new Error("late");
  implement(INode, {}, { onFinalRelease: async () => Promise.reject(late) }).dispose();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([late]);
  stop[Symbol.dispose]();
});
