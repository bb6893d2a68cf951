import { describe, expect, it, vi } from "vitest";
import {
  type Codec,
  drop,
  fixed,
  Int32,
  interfaceOrNull,
  pointerOrNull,
  pointerTo,
  readPointer,
  take,
  WideText,
  WideTextOrNull,
  writePointer,
} from "../../src/codegen/index.ts";
import { E_POINTER, E_UNEXPECTED, implement, pointerOf } from "../../src/index.ts";
import type { ParameterPlan } from "../../src/plan.ts";
import { INode } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";
import { referencesOf } from "../references.ts";
import { callSlot, failing, roundTrip } from "../round-trip.ts";
import { wrong } from "../serving.ts";
import { FileInfo, Range } from "../shapes.ts";

const { countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

/** A record that holds a reference and a string. */
interface Named {
  readonly node: INode | null;
  readonly name: string;
}
const Named: Required<Codec<Named>> = {
  size: interfaceOrNull(INode).size * 2,
  read: (view, offset) => ({
    node: interfaceOrNull(INode).read(view, offset),
    name: WideText.read(view, offset + WideText.size),
  }),
  write(view, offset, value, memory, at, path) {
    interfaceOrNull(INode).write(view, offset, value.node, memory, at, `${path}.node`);
    WideText.write(view, offset + WideText.size, value.name, memory, at, `${path}.name`);
  },
  free(view, offset) {
    interfaceOrNull(INode).free!(view, offset);
    WideText.free!(view, offset + WideText.size);
  },
};

/** More than fits the scratch memory. */
const Large = fixed(Int32, 3_000);

const record = (
  name: string,
  direction: ParameterPlan["direction"],
  codec: Codec,
  byValue?: string,
): ParameterPlan => ({
  name,
  direction,
  value: { kind: "record", codec, ...(byValue !== undefined && { byValue }) },
});

const IRecords = madeClass<{
  passText(text: string): void;
  passRange(range: Range): void;
  passMaybe(range: Range | null): void;
  passBoxed(text: string): void;
  changeFile(info: FileInfo): FileInfo;
  changeText(text: string | null): string | null;
  changeNode(node: INode | null): INode | null;
  echoNamed(named: Named): Named;
  changeNamed(named: Named, file: FileInfo): { named: Named; file: FileInfo };
  echoLarge(given: ArrayLike<number>, changed: ArrayLike<number>): { changed: Int32Array; out: Int32Array };
}>("IRecords", [
  { name: "passText", signature: "i(pp)", parameters: [record("text", "in", WideText, "p")] },
  { name: "passRange", signature: "i(pp)", parameters: [record("range", "in", pointerTo(Range), "p")] },
  { name: "passMaybe", signature: "i(pp)", parameters: [record("range", "in", pointerOrNull(Range), "p")] },
  { name: "passBoxed", signature: "i(p[p])", parameters: [record("text", "in", WideText, "p")] },
  { name: "changeFile", signature: "i(pp)", parameters: [record("info", "inout", FileInfo)] },
  { name: "changeText", signature: "i(pp)", parameters: [record("text", "inout", WideTextOrNull)] },
  { name: "changeNode", signature: "i(pp)", parameters: [record("node", "inout", interfaceOrNull(INode))] },
  {
    name: "echoNamed",
    signature: "i(ppp)",
    parameters: [record("named", "in", Named), record("out", "out", Named)],
  },
  {
    name: "changeNamed",
    signature: "i(ppp)",
    parameters: [record("named", "inout", Named), record("file", "inout", FileInfo)],
  },
  {
    name: "echoLarge",
    signature: "i(pppp)",
    parameters: [
      record("given", "in", Large),
      record("changed", "inout", Large),
      record("out", "out", Large),
    ],
  },
]);

const node = (id: number): INode => implement(INode, { getId: () => id });
const FILE: FileInfo = { remoteName: "h\u00e9 \ud800", localName: null };
const RANGE: Range = { initialOffset: 2n ** 64n - 1n, length: 0n };

describe("records", () => {
  it("may be one pointer that is passed itself", async () => {
    const seen: unknown[] = [];
    const keep = (value: unknown) => void seen.push(value);
    const handlers = { passText: keep, passRange: keep, passMaybe: keep, passBoxed: keep };
    await roundTrip(IRecords, handlers, async (it) => {
      seen.length = 0;
      await it.passText("a \ud83d\ude00");
      await it.passRange(RANGE);
      await it.passMaybe(RANGE);
      await it.passMaybe(null);
      await it.passBoxed("boxed");
      expect(seen).toEqual(["a \ud83d\ude00", RANGE, RANGE, null, "boxed"]);
    });
  });

  it("that own strings are replaced where they lie", async () => {
    const handlers = {
      changeFile: ({ remoteName, localName }: FileInfo) => ({
        remoteName: `${localName}`,
        localName: remoteName,
      }),
      changeText: (text: string | null) => (text === null ? "made" : null),
    };
    await roundTrip(IRecords, handlers, async (it) => {
      expect(await it.changeFile(FILE)).toEqual({ remoteName: "null", localName: FILE.remoteName });
      expect(await it.changeText(null)).toBe("made");
      expect(await it.changeText("gone")).toBeNull();
    });
  });

  it("that hold references give the old ones back", async () => {
    const changeNode = (given: INode | null) => (given?.getId() === 1 ? node(2) : given);
    await roundTrip(IRecords, { changeNode }, async (it) => {
      const [one, three] = [node(1), node(3)];
      const two = await it.changeNode(one);
      const same = await it.changeNode(three);
      expect([two?.getId(), same?.getId(), await it.changeNode(null)]).toEqual([2, 3, null]);
      await Promise.resolve();
      expect([referencesOf(one), referencesOf(three)]).toEqual([1, 2]);
      for (const wrapper of [one, two, three, same]) wrapper?.dispose();
    });
  });

  it("lend their wrappers, which a handler may keep or return", async () => {
    const lent: (INode | null)[] = [];
    const handlers = {
      echoNamed(named: Named) {
        lent.push(named.node);
        return named;
      },
      changeNamed: (named: Named, file: FileInfo) => ({ named: { ...named, node: node(6) }, file }),
    };
    await roundTrip(IRecords, handlers, async (it) => {
      const one = node(5);
      const echoed = await it.echoNamed({ node: one, name: "n" });
      expect([echoed.node?.getId(), echoed.name]).toEqual([5, "n"]);
      expect(() => lent.pop()!.getId()).toThrow("released");
      const { named, file } = await it.changeNamed({ node: one, name: "n" }, FILE);
      expect([named.node?.getId(), file]).toEqual([6, FILE]);
      for (const wrapper of [echoed.node, named.node]) wrapper?.dispose();
      await Promise.resolve();
      expect(referencesOf(one)).toBe(1);
      one.dispose();
      expect(await it.echoNamed({ node: null, name: "" })).toEqual({ node: null, name: "" });
    });
  });

  it("may be larger than the scratch memory", async () => {
    const handlers = {
      echoLarge: (given: Int32Array, changed: Int32Array) => ({ changed: given, out: changed }),
    };
    const [ones, twos] = [new Int32Array(3_000).fill(1), new Int32Array(3_000).fill(2)];
    const result = await roundTrip(IRecords, handlers, (it) => it.echoLarge(ones, twos));
    expect(result).toEqual({ changed: ones, out: twos });
  });

  it.each<[string, (it: typeof IRecords.prototype) => unknown, string]>([
    ["a text", (it) => it.passText(wrong(4096)), "passText(text): expected a string"],
    ["a pointer", (it) => it.passRange(wrong(null)), "passRange(range): expected an object"],
    [
      "a member",
      (it) => it.changeFile({ remoteName: "a", localName: wrong(1) }),
      "changeFile(info.localName)",
    ],
    ["a second one", (it) => it.changeNamed({ node: null, name: "n" }, wrong({})), "file.remoteName)"],
    ["a wrapper", (it) => it.changeNode(wrong({})), "changeNode(node): expected an INode"],
  ])("are refused before any call, and nothing stays: %s", async (_, call, message) => {
    const { error, handler } = await failing(IRecords, {}, (it) => call(wrong(it)));
    expect([error.message, handler]).toEqual([expect.stringContaining(message), undefined]);
  });

  it.each<[string, object, string]>([
    [
      "the second",
      { changeNamed: () => ({ named: { node: node(1), name: "n" }, file: {} }) },
      "file.remoteName",
    ],
    ["the first", { changeNamed: () => ({ named: { node: node(1), name: 1 }, file: FILE }) }, "named.name"],
    ["an unreached one", { changeNamed: () => ({ named: null, file: { node: node(1) } }) }, ""],
    [
      "another class",
      { changeNamed: () => ({ named: { node: implement(FileNode, {}), name: "" } }) },
      "named.node",
    ],
  ])("that handlers answer wrongly leave the caller's alone: %s", async (_, handlers, message) => {
    const one = node(1);
    const { error, handler } = await failing(IRecords, handlers, (it) =>
      it.changeNamed({ node: one, name: "n" }, FILE),
    );
    expect([error.hresult, handler]).toEqual([E_UNEXPECTED, expect.stringContaining(message)]);
    await Promise.resolve();
    expect(referencesOf(one)).toBe(1);
    one.dispose();
  });
});

const FileNode = madeClass<Record<never, never>>("FileNode", []);

describe("native callers of records", () => {
  it("get E_POINTER for NULL, in its place and inside", () => {
    const cells = take(32);
    const handlers = { passText: () => {}, passRange: () => {}, changeFile: (info: FileInfo) => info };
    expect(callSlot(IRecords, handlers, 3, "i(pp)", 0)).toBe(E_POINTER);
    expect(callSlot(IRecords, handlers, 4, "i(pp)", 0)).toBe(E_POINTER);
    expect(callSlot(IRecords, handlers, 7, "i(pp)", 0)).toBe(E_POINTER);
    expect(callSlot(IRecords, handlers, 7, "i(pp)", cells)).toBe(E_POINTER);
    drop(cells);
  });

  it("keep what they own when the answer is wrong", async () => {
    const cell = take(8);
    const one = node(1);
    writePointer(cell, pointerOf(one));
    expect(callSlot(IRecords, { changeNode: () => 5 }, 9, "i(pp)", cell)).toBe(E_UNEXPECTED);
    expect(readPointer(cell)).toBe(pointerOf(one));
    await Promise.resolve();
    expect(referencesOf(one)).toBe(1);
    drop(cell);
    one.dispose();
  });
});
