import { isComError } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { describe, expect, test } from "vitest";
import {
  type IStream,
  STATFLAG,
  STG_E_INVALIDFUNCTION,
  STG_E_MEDIUMFULL,
  STGC,
  STGTY,
  STREAM_SEEK,
} from "../../src/index.ts";
import { type ByteStore, MemoryStore, streamOver } from "../../src/stream/index.ts";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** Runs a test with a stream over these bytes, and holds that nothing of it is left. */
function withStream(initial: string | ByteStore, body: (stream: IStream) => void): Promise<void> {
  return expectNoLeaks(() => {
    const stream = streamOver(typeof initial === "string" ? Buffer.from(initial) : initial, { name: "ż" });
    try {
      body(stream);
    } finally {
      stream.dispose();
    }
  });
}

describe("a stream over bytes", () => {
  test("reads, and nothing at the end", () =>
    withStream("abcdef", (stream) => {
      expect([
        text(stream.read(4)),
        text(stream.read(4)),
        text(stream.read(4)),
        text(stream.read(0)),
      ]).toEqual(["abcd", "ef", "", ""]);
    }));

  test("seeks from the beginning, the position and the end", () =>
    withStream("abcdef", (stream) => {
      expect(stream.seek(2n, STREAM_SEEK.SET)).toBe(2n);
      expect(stream.seek(1n, STREAM_SEEK.CUR)).toBe(3n);
      expect(stream.seek(-1n, STREAM_SEEK.END)).toBe(5n);
      expect(text(stream.read(9))).toBe("f");
      expect(stream.seek(100n, STREAM_SEEK.SET)).toBe(100n);
      expect(stream.read(1)).toHaveLength(0);
    }));

  test("overwrites, grows, and fills a gap with zeros", () =>
    withStream("abc", (stream) => {
      stream.seek(2n, STREAM_SEEK.SET);
      expect(stream.write(Buffer.from("XYZ"))).toBe(3);
      stream.seek(7n, STREAM_SEEK.SET);
      expect(stream.write(new Uint8Array(0))).toBe(0);
      expect(stream.stat(STATFLAG.NONAME).cbSize).toBe(5n);
      stream.write(Buffer.from("!"));
      stream.seek(0n, STREAM_SEEK.SET);
      expect(text(stream.read(99))).toBe("abXYZ\0\0!");
    }));

  test("does not change the bytes that it began with", () => {
    const initial = Buffer.from("abc");
    return expectNoLeaks(() => {
      const stream = streamOver(initial);
      stream.write(Buffer.from("X"));
      stream.dispose();
      expect(text(initial)).toBe("abc");
    });
  });

  test("is cut off and made longer; what was cut off is gone", () =>
    withStream("abcdef", (stream) => {
      stream.setSize(2n);
      stream.setSize(4n);
      expect(text(stream.read(9))).toBe("ab\0\0");
    }));

  test("has clones over the same bytes, with positions of their own", () =>
    withStream("abc", (stream) => {
      stream.read(1);
      const clone = stream.clone();
      expect(text(clone.read(1))).toBe("b");
      clone.write(Buffer.from("Z"));
      expect(text(stream.read(9))).toBe("bZ");
      clone.dispose();
    }));

  test("tells what it is", () =>
    withStream("abc", (stream) => {
      const { pwcsName, type, cbSize } = stream.stat(STATFLAG.DEFAULT);
      expect({ pwcsName, type, cbSize }).toEqual({ pwcsName: "ż", type: STGTY.STREAM, cbSize: 3n });
      expect(stream.stat(STATFLAG.NONAME).pwcsName).toBeNull();
    }));

  test("refuses what it cannot do", () =>
    withStream("abc", (stream) => {
      const refusals = [
        () => stream.seek(-1n, STREAM_SEEK.SET),
        () => stream.seek(0n, 3),
        () => stream.seek(2n ** 62n, STREAM_SEEK.SET),
        () => stream.lockRegion(0n, 1n, 1),
        () => stream.unlockRegion(0n, 1n, 1),
      ].map((call) => hresultOf(call));
      expect(refusals).toEqual(Array(5).fill(STG_E_INVALIDFUNCTION));
      expect(hresultOf(() => stream.setSize(2n ** 40n))).toBe(STG_E_MEDIUMFULL);
      stream.revert();
      expect(text(stream.read(9))).toBe("abc");
    }));

  test("hands on to another stream, to its own clone too", () =>
    withStream("abcdef", (stream) => {
      const target = streamOver(new Uint8Array(0));
      stream.seek(1n, STREAM_SEEK.SET);
      expect(stream.copyTo(target, 2n)).toEqual({ pcbRead: 2n, pcbWritten: 2n });
      expect(stream.copyTo(target, 2n ** 64n - 1n)).toEqual({ pcbRead: 3n, pcbWritten: 3n });
      target.seek(0n, STREAM_SEEK.SET);
      expect(text(target.read(99))).toBe("bcdef");
      target.dispose();
      const clone = stream.clone();
      stream.seek(0n, STREAM_SEEK.SET);
      stream.copyTo(clone, 6n);
      stream.seek(0n, STREAM_SEEK.SET);
      expect(text(stream.read(99))).toBe("abcdefabcdef");
      clone.dispose();
    }));
});

describe("a stream over a store of one's own", () => {
  test("reads, writes and flushes it", () => {
    const memory = new MemoryStore(Buffer.from("abc"));
    let flushes = 0;
    const store: ByteStore = {
      get size() {
        return memory.size;
      },
      read: (at, count) => memory.read(at, count),
      write: (at, bytes) => memory.write(at, bytes),
      resize: (size) => memory.resize(size),
      flush: () => void flushes++,
    };
    return withStream(store, (stream) => {
      stream.seek(0n, STREAM_SEEK.END);
      stream.write(Buffer.from("def"));
      stream.commit(STGC.DEFAULT);
      expect([text(memory.read(0, 9)), flushes]).toEqual(["abcdef", 1]);
    });
  });

  test("passes its failures on", () => {
    const broken = new MemoryStore();
    broken.write = () => {
      throw new Error("no");
    };
    return withStream(broken, (stream) => {
      expect(hresultOf(() => stream.write(Buffer.from("x")))).toBe(0x80004005);
    });
  });
});

function hresultOf(call: () => unknown): number | undefined {
  try {
    call();
  } catch (error) {
    if (isComError(error)) return error.hresult;
    throw error;
  }
  return undefined;
}
