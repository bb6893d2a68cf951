import { once } from "node:events";
import { Readable, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { ComError, type IUnknown, implement } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { describe, expect, test } from "vitest";
import { ISequentialStream, STG_E_ACCESSDENIED, STG_E_MEDIUMFULL, STREAM_SEEK } from "../../src/index.ts";
import { readAll, readableFrom, streamOver, writableTo } from "../../src/stream/index.ts";

const LARGE = Uint8Array.from({ length: 300_001 }, (_, index) => index * 7);

/** Runs a test that makes Node streams of COM streams which are disposed at once: each keeps what it needs. */
function lending<T extends IUnknown, R>(stream: T, use: (stream: T) => R): R {
  try {
    return use(stream);
  } finally {
    stream.dispose();
  }
}

describe("a Node stream from a COM stream", () => {
  test("gives every byte from where it stands", () =>
    expectNoLeaks(async () => {
      const source = streamOver(LARGE);
      source.seek(1n, STREAM_SEEK.SET);
      const whole = await buffer(lending(source, readableFrom));
      expect(Buffer.compare(whole, LARGE.subarray(1))).toBe(0);
    }));

  test("reads no further than somebody wants", () =>
    expectNoLeaks(async () => {
      const source = streamOver(LARGE);
      const readable = readableFrom(source, { highWaterMark: 1000 });
      const slow = new Writable({ highWaterMark: 1, write: () => {} });
      readable.pipe(slow);
      await new Promise((done) => setTimeout(done, 20));
      expect(source.seek(0n, STREAM_SEEK.CUR)).toBeLessThanOrEqual(3000n);
      readable.destroy();
      source.dispose();
      await once(readable, "close");
    }));

  test("fails with the ComError", () =>
    expectNoLeaks(async () => {
      const source = implement(ISequentialStream, {
        read() {
          throw new ComError(STG_E_ACCESSDENIED);
        },
      });
      await expect(buffer(lending(source, readableFrom))).rejects.toMatchObject({
        name: "ComError",
        hresult: STG_E_ACCESSDENIED,
        method: "read",
      });
    }));

  test("lets go of the COM stream when a signal aborts it", () =>
    expectNoLeaks(async () => {
      const abort = new AbortController();
      const readable = lending(streamOver(LARGE), (one) => readableFrom(one, { signal: abort.signal }));
      abort.abort();
      await expect(buffer(readable)).rejects.toMatchObject({ name: "AbortError" });
    }));
});

describe("a Node stream to a COM stream", () => {
  test("takes every byte, of text too", () =>
    expectNoLeaks(async () => {
      const target = streamOver(new Uint8Array(0));
      await pipeline(Readable.from(["Zażółć ", Buffer.from("abc")]), writableTo(target));
      target.seek(0n, STREAM_SEEK.SET);
      expect(Buffer.from(readAll(target)).toString()).toBe("Zażółć abc");
      target.dispose();
    }));

  test("passes on from one COM stream to another", () =>
    expectNoLeaks(async () => {
      const [source, target] = [streamOver(LARGE), streamOver(new Uint8Array(0))];
      await pipeline(readableFrom(source), writableTo(target));
      target.seek(0n, STREAM_SEEK.SET);
      expect(Buffer.compare(readAll(target), LARGE)).toBe(0);
      source.dispose();
      target.dispose();
    }));

  test("fails with the ComError", () =>
    expectNoLeaks(async () => {
      const full = implement(ISequentialStream, { write: () => 0 });
      const writable = lending(full, writableTo);
      await expect(pipeline(Readable.from([Buffer.from("x")]), writable)).rejects.toMatchObject({
        name: "ComError",
        hresult: STG_E_MEDIUMFULL,
      });
    }));
});
