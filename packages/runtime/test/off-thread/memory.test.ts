import { afterEach, expect, it, vi } from "vitest";
import {
  type InterfaceClass,
  type IUnknown,
  implement,
  type OffThread,
  type OffThreadOptions,
  offThread,
} from "../../src/index.ts";
import { liveObjects } from "../../src/testing/index.ts";
import { IEverything, INode } from "../interfaces.ts";
import { serving, thrownBy, wrong } from "../serving.ts";
import { IEnumNodes, IShapes } from "../shapes.ts";

const { blocks, countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

afterEach(() => {
  expect(blocks.wrongFrees).toBe(0);
});

const file = { remoteName: "http://a", localName: "b" };
const handlers = {
  echoText: (text: string | null) => text,
  echoBytes: (bytes: Uint8Array) => bytes,
  echoDigest: (bytes: Uint8Array) => bytes,
  exchange: () => ({ first: implement(INode, {}), second: implement(INode, {}) }),
  echoBstr: (text: string) => text,
  getFiles: () => [file, file],
  getFile: () => ({ info: file, time: 0n }),
  getText: () => "text",
  getRanges: () => [{ initialOffset: 0n, length: 1n }],
  next: () => [implement(INode, {}), implement(INode, {})],
};

type Call<T extends IUnknown> = (twin: OffThread<T>, options?: OffThreadOptions) => Promise<unknown>;
type Case = readonly [string, InterfaceClass, Call<IUnknown>];

function on<T extends IUnknown>(name: string, type: InterfaceClass<T>, call: Call<T>): Case {
  return [name, type, wrong(call)];
}

/** Calls whose results own memory or references. */
const CASES = [
  on("a string", IEverything, (it, options) => it.echoText("text", options)),
  on("bytes", IEverything, (it, options) => it.echoBytes(Uint8Array.of(1), options)),
  on("fixed bytes", IEverything, (it, options) => it.echoDigest(new Uint8Array(20), options)),
  on("references", IEverything, (it, options) => it.exchange(null, options)),
  on("a BSTR", IShapes, (it, options) => it.echoBstr("b", options)),
  on("records that own strings", IShapes, (it, options) => it.getFiles(options)),
  on("one such record", IShapes, (it, options) => it.getFile(options)),
  on("a union that owns a string", IShapes, (it, options) => it.getText(1, options)),
  on("plain records", IShapes, (it, options) => it.getRanges(options)),
  on("an array of references", IEnumNodes, (it, options) => it.next(2, options)),
];

it.each(CASES)("gives %s back, wanted or not", async (_, type, call) => {
  const objects = liveObjects();
  const run = () =>
    serving<IUnknown, void>(type, wrong(handlers), async (object) => {
      const result = await call(offThread(object));
      for (const wrapper of [result, ...Object.values(result as object)]) wrapper[Symbol.dispose]?.();
      const controller = new AbortController();
      const abandoned = thrownBy(() => call(offThread(object), { signal: controller.signal }));
      controller.abort(new Error("enough"));
      expect((await abandoned).message).toBe("enough");
      object.dispose();
      await vi.waitFor(() => expect(liveObjects()).toBe(objects));
    });
  await run();
  const before = blocks.live.size;
  await run();
  expect(blocks.live.size).toBe(before);
});
