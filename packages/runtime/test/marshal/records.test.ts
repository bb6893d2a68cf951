import { afterEach, describe, expect, it, vi } from "vitest";
import {
  bind,
  checkRecord,
  drop,
  enter,
  type Guid,
  offsetOf,
  passRecord,
  scratch,
  take,
  unknownTag,
} from "../../src/codegen/index.ts";
import {
  E_INVALIDARG,
  E_POINTER,
  E_UNEXPECTED,
  implement,
  isComError,
  NullResultError,
  offThread,
  pointerOf,
} from "../../src/index.ts";
import { INode } from "../interfaces.ts";
import { serving, thrownBy, wrong } from "../serving.ts";
import { Credentials, FileInfo, IShapes, type Progress, type PropertyValue, type Range } from "../shapes.ts";

const { blocks, countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

afterEach(() => {
  expect(blocks.wrongFrees).toBe(0);
});

const ID = "6e3c2b01-0d5e-4f6a-9b1c-52a7d8e9abcd" as Guid;
const LARGEST = 2n ** 64n - 1n;
const PROGRESS: Progress = {
  id: ID,
  range: { initialOffset: LARGEST, length: 1n },
  modificationTime: 133_500_000_000_000_000n,
  files: 4_294_967_295,
  completed: true,
};
const FILES: readonly FileInfo[] = [
  { remoteName: "http://a/b", localName: "C:\\b" },
  { remoteName: "", localName: null },
  { remoteName: "h\u00e9 \ud83d\ude00 \ud800", localName: "" },
];

/** What a handler was given. */
let given: unknown[] = [];
const keep =
  (result?: unknown) =>
  (...values: unknown[]) => {
    given = values;
    return wrong(result);
  };

const handlers = {
  addFiles: keep(),
  setProperty: keep(),
  getFiles: () => [...FILES],
  getRanges: () => [{ initialOffset: 0n, length: LARGEST }],
  getProgress: () => PROGRESS,
  setProgress: keep(),
  moveRange: ({ initialOffset, length }: Range) => ({ initialOffset: initialOffset + 1n, length }),
  getFile: () => ({ info: FILES[0]!, time: LARGEST }),
  setCredentials: keep(),
  setText: keep(),
  getText: () => "text",
  echoTime: (time: bigint) => time,
  echoBstr: (text: string) => text,
  findBstr: () => null as string | null,
  place: keep(),
};

/** Calls in both ways, the second time watching the allocator: the first may make vtables. */
async function both(call: (it: Shapes) => unknown): Promise<unknown> {
  await serving(IShapes, handlers, (it) => call(it));
  const before = blocks.live.size;
  const result = await serving(IShapes, handlers, (it) => call(it));
  expect(blocks.live.size).toBe(before);
  const later = await serving(
    IShapes,
    handlers,
    async (it) => await call(offThread(it) as unknown as Shapes),
  );
  expect(blocks.live.size).toBe(before);
  expect(later).toEqual(result);
  return later;
}

/** The methods, whose results may be promises. */
type Shapes = Pick<IShapes, Exclude<keyof IShapes, symbol | "dispose" | "retain" | "as" | "tryAs">>;

describe("records between client and server, at once and off the thread", () => {
  it("carries arrays of records with strings in", async () => {
    await both((it) => it.addFiles(FILES));
    expect(given).toEqual([FILES]);
    await both((it) => it.addFiles([]));
    expect(given).toEqual([[]]);
    const many = Array.from({ length: 10_000 }, (_, index) => ({ remoteName: `r${index}`, localName: null }));
    await both((it) => it.addFiles(many));
    expect(given).toEqual([many]);
  });

  it("carries arrays of records out", async () => {
    expect(await both((it) => it.getFiles())).toEqual(FILES);
    expect(await both((it) => it.getRanges())).toEqual([{ initialOffset: 0n, length: LARGEST }]);
    const none = { getFiles: () => [], getRanges: () => [] };
    await serving(IShapes, none, async (it) => {
      expect([it.getFiles(), it.getRanges()]).toEqual([[], []]);
      expect([await offThread(it).getFiles(), await offThread(it).getRanges()]).toEqual([[], []]);
    });
  });

  it("carries nested records, GUIDs, FILETIMEs and BOOLs", async () => {
    expect(await both((it) => it.getProgress())).toEqual(PROGRESS);
    await both((it) => it.setProgress(PROGRESS));
    expect(given).toEqual([PROGRESS]);
    expect(await both((it) => it.moveRange({ initialOffset: 1n, length: 5n }))).toEqual({
      initialOffset: 2n,
      length: 5n,
    });
    expect(await both((it) => it.getFile())).toEqual({ info: FILES[0], time: LARGEST });
    expect(await both((it) => it.echoTime(1n))).toBe(1n);
  });

  it.each<[keyof PropertyValue, PropertyValue[keyof PropertyValue]]>([
    [1, 4_294_967_295],
    [2, ID],
    [3, true],
    [3, false],
    [5, LARGEST],
  ])("carries arm %d of a union by value and by pointer", async (id, value) => {
    let stored: unknown[] = [];
    const server = {
      setProperty: (...values: unknown[]) => {
        stored = values;
      },
      getProperty: () => stored[1] as never,
    };
    await serving(IShapes, server, async (it) => {
      it.setProperty(id, value as never);
      expect(stored).toEqual([id, value]);
      expect(it.getProperty(id)).toBe(value);
      stored = [];
      await offThread(it).setProperty(id, value);
      expect(stored).toEqual([id, value]);
      expect(await offThread(it).getProperty(id)).toBe(value);
    });
  });

  it("carries unions that own strings, alone and in a record", async () => {
    expect(await both((it) => it.getText(1))).toBe("text");
    await both((it) => it.setText(1, "secret"));
    expect(given).toEqual([1, "secret"]);
    await both((it) => it.setCredentials({ scheme: 1, secret: "s" }));
    expect(given).toEqual([{ scheme: 1, secret: "s" }]);
  });

  it("passes records by value on the stack, beside arguments before and after", async () => {
    const range = { initialOffset: LARGEST, length: 2n ** 63n };
    const point = { x: -1, y: 7, weight: 0.5 };
    await both((it) => it.place(1, 2, 3, 4, 5, -6, range, point, LARGEST));
    expect(given).toEqual([1, 2, 3, 4, 5, -6, range, point, LARGEST]);
  });

  it("carries BSTRs, also empty ones and such with U+0000", async () => {
    for (const text of ["plain", "", "a\0b\0", "\ud800 lone", "x".repeat(100_000)])
      expect(await both((it) => it.echoBstr(text))).toBe(text);
    expect(await both((it) => it.findBstr())).toBeNull();
    await serving(IShapes, { findBstr: () => "" }, (it) => expect(it.findBstr()).toBe(""));
  });
});

describe("wrong records", () => {
  const good: Progress = PROGRESS;
  it.each<[string, (it: Shapes) => unknown, string]>([
    ["no array", (it) => it.addFiles(wrong({ length: 1 })), "IShapes.addFiles(files): expected an array"],
    ["null", (it) => it.addFiles(wrong(null)), "IShapes.addFiles(files): expected an array, got null"],
    [
      "an element that is none",
      (it) => it.addFiles([FILES[0]!, wrong(1)]),
      "IShapes.addFiles(files[1]): expected an object, got 1",
    ],
    [
      "a hole",
      (it) => it.addFiles(Object.assign([], { 1: FILES[0] })),
      "IShapes.addFiles(files[0]): expected an object, got undefined",
    ],
    [
      "a wrong string",
      (it) => it.addFiles([{ remoteName: wrong(1), localName: null }]),
      "IShapes.addFiles(files[0].remoteName): expected a string, got 1",
    ],
    [
      "a U+0000",
      (it) => it.addFiles([{ remoteName: "a\0", localName: null }]),
      "IShapes.addFiles(files[0].remoteName): expected a string without U+0000",
    ],
    [
      "more elements than fit",
      (it) => it.addFiles(Object.assign([], { length: 2 ** 32 - 1 })),
      "IShapes.addFiles(files): expected at most 134217727 elements, got 4294967295",
    ],
    [
      "a missing property",
      (it) => it.setProgress(wrong({ id: ID })),
      "IShapes.setProgress(progress.range): expected an object, got undefined",
    ],
    [
      "a nested wrong property",
      (it) => it.setProgress({ ...good, range: wrong({ initialOffset: 0n, length: 1 }) }),
      "IShapes.setProgress(progress.range.length): expected a bigint (uint64), got 1",
    ],
    [
      "a number beyond its type",
      (it) => it.setProgress({ ...good, files: 2 ** 32 }),
      "IShapes.setProgress(progress.files): expected a uint32, got 4294967296",
    ],
    ["a negative FILETIME", (it) => it.echoTime(-1n), "IShapes.echoTime(time): expected a uint64, got -1n"],
    [
      "an unknown tag",
      (it) => it.setProperty(wrong(4), wrong(1)),
      "IShapes.setProperty(value): the union has no value for 4",
    ],
    [
      "another arm's value",
      (it) => it.setProperty(2, wrong(1)),
      "IShapes.setProperty(value): expected a GUID, got 1",
    ],
    [
      "an unknown tag inside",
      (it) => it.setCredentials({ scheme: wrong(2), secret: "" }),
      "IShapes.setCredentials(credentials.secret): the union has no value for 2",
    ],
    ["no BSTR", (it) => it.echoBstr(wrong(7)), "IShapes.echoBstr(text): expected a string, got 7"],
  ])("refuses %s before any call", async (_, call, message) => {
    given = [];
    await serving(IShapes, handlers, async (it) => {
      const atOnce = await thrownBy(() => call(it));
      const later = await thrownBy(() => call(offThread(it) as unknown as Shapes));
      expect(atOnce.message).toContain(message);
      expect([later.constructor, later.message]).toEqual([atOnce.constructor, atOnce.message]);
    });
    expect(given).toEqual([]);
  });

  it("reads each property once, so that no getter changes what was checked", async () => {
    let reads = 0;
    const changing = {
      get remoteName() {
        reads++;
        return reads === 1 ? "first" : wrong(1);
      },
      localName: null,
    };
    await serving(IShapes, handlers, (it) => it.addFiles([changing]));
    expect([given, reads]).toEqual([[[{ remoteName: "first", localName: null }]], 1]);
  });

  it("lets a getter's exception through, and nothing else", async () => {
    const failing = {
      get remoteName(): string {
        throw new Error("mine");
      },
      localName: null,
    };
    await serving(IShapes, handlers, async (it) => {
      expect((await thrownBy(() => it.addFiles([FILES[0]!, failing]))).message).toBe("mine");
      expect((await thrownBy(() => offThread(it).addFiles([failing]))).message).toBe("mine");
      it.addFiles(FILES);
    });
    expect(given).toEqual([FILES]);
  });

  it("does not follow an array that a getter shortens", async () => {
    const files: FileInfo[] = [];
    files.push(
      {
        get remoteName() {
          files.length = 1;
          return "";
        },
        localName: null,
      },
      FILES[0]!,
    );
    await serving(IShapes, handlers, async (it) => {
      expect((await thrownBy(() => it.addFiles(files))).message).toContain("files[1]): expected an object");
    });
  });

  it("calls nothing through a wrapper that a getter has released", async () => {
    const releasing = (it: IShapes): Progress => ({
      ...PROGRESS,
      get files() {
        it.dispose();
        return 1;
      },
    });
    given = [];
    await serving(IShapes, handlers, async (it) => {
      const own = it.retain();
      own.setProgress(PROGRESS);
      given = [];
      expect((await thrownBy(() => own.setProgress(releasing(own)))).name).toBe("ReleasedError");
      const other = it.retain();
      expect((await thrownBy(() => offThread(other).setProgress(releasing(other)))).name).toBe(
        "ReleasedError",
      );
      const node = implement(INode, {});
      const ranges = [
        {
          initialOffset: 0n,
          get length() {
            node.dispose();
            return 1n;
          },
        },
      ];
      expect((await thrownBy(() => offThread(it).mixed(node, ranges))).name).toBe("ReleasedError");
    });
    expect(given).toEqual([]);
  });
});

describe("wrong answers of handlers", () => {
  it.each<[string, object, (it: Shapes) => unknown]>([
    ["no array", { getFiles: () => ({}) }, (it) => it.getFiles()],
    ["a wrong element", { getFiles: () => [FILES[0], { remoteName: 1 }] }, (it) => it.getFiles()],
    ["no record", { getProgress: () => null }, (it) => it.getProgress()],
    [
      "a getter that throws",
      {
        getFile: () => ({
          info: {
            remoteName: "a",
            get localName() {
              throw new Error("x");
            },
          },
          time: 1n,
        }),
      },
      (it) => it.getFile(),
    ],
    ["one of two wrong", { getFile: () => ({ info: FILES[0], time: -1n }) }, (it) => it.getFile()],
    ["another arm's value", { getProperty: () => "no number" }, (it) => it.getProperty(1)],
    ["a wrong BSTR", { findBstr: () => 1 }, (it) => it.findBstr()],
  ])("turns %s into E_UNEXPECTED and keeps nothing", async (_, server, call) => {
    const run = () =>
      serving(IShapes, wrong(server), async (it) => {
        for (const twin of [it, offThread(it) as unknown as Shapes]) {
          const error = await thrownBy(() => call(twin));
          expect(isComError(error, E_UNEXPECTED)).toBe(true);
        }
      });
    await run();
    const before = blocks.live.size;
    await run();
    expect(blocks.live.size).toBe(before);
  });
});

describe("native callers", () => {
  const call = (slot: number, signature: string, ...values: unknown[]) => {
    const object = implement(IShapes, handlers);
    try {
      return bind(enter(object, IShapes, "test"), slot, signature)(pointerOf(object), ...values) >>> 0;
    } finally {
      object.dispose();
    }
  };

  it("get E_POINTER for a NULL record, array, or string in one", () => {
    const zeros = take(64);
    try {
      expect(call(7, "i(pp)", 0)).toBe(E_POINTER);
      expect(call(3, "i(pIp)", 1, 0)).toBe(E_POINTER);
      expect(call(3, "i(pIp)", 0, 0)).toBe(0);
      expect(call(3, "i(pIp)", 1, zeros)).toBe(E_POINTER);
      expect(call(13, "i(pip)", 1, 0)).toBe(E_POINTER);
      expect(call(4, "i(ppp)", 0, zeros)).toBe(E_POINTER);
      expect(call(8, "i(pp)", 0)).toBe(E_POINTER);
      expect(call(15, "i(ppp)", 0, zeros)).toBe(E_POINTER);
    } finally {
      drop(zeros);
    }
  });

  it("get E_INVALIDARG for an unknown tag", () => {
    const zeros = take(64);
    expect(call(11, "i(pi[LL])", 99, passRecord(zeros, "LL"))).toBe(E_INVALIDARG);
    scratch.setInt32(offsetOf(zeros), 9, true);
    expect(call(10, "i(pp)", zeros)).toBe(E_INVALIDARG);
    drop(zeros);
  });

  it("may leave out an [in, out] count", () => {
    const cell = take(16);
    expect(call(5, "i(ppp)", 0, cell)).toBe(0);
    drop(cell);
  });

  it("may pass NULL for an empty BSTR", async () => {
    const cell = take(16);
    expect(call(16, "i(ppp)", 0, cell)).toBe(0);
    drop(cell);
  });
});

describe("the vocabulary of codecs", () => {
  it("names what is wrong", () => {
    expect(() => checkRecord(null, "I.f", "a.b")).toThrow("I.f(a.b): expected an object, got null");
    expect(() => checkRecord("text", "I.f", "a")).toThrow(TypeError);
    expect(unknownTag(3, "Value", "").message).toBe("Value: the union has no value for 3");
  });

  it("finds a NULL where a string must be", () => {
    const view = new DataView(new ArrayBuffer(16));
    expect(() => FileInfo.read(view, 0)).toThrow(NullResultError);
    expect(() => Credentials.read(view, 0)).toThrow(RangeError);
    FileInfo.free(view, 0);
  });
});
