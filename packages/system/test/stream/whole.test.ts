import { ComError, implement } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, test } from "vitest";
import { ISequentialStream, STG_E_ACCESSDENIED, STG_E_MEDIUMFULL, STREAM_SEEK } from "../../src/index.ts";
import { readAll, streamOver, writeAll } from "../../src/stream/index.ts";

const LARGE = Uint8Array.from({ length: 300_001 }, (_, index) => index * 7);

test("what is written is read", () =>
  expectNoLeaks(() => {
    const stream = streamOver(new Uint8Array(0));
    writeAll(stream, LARGE);
    expect(readAll(stream)).toHaveLength(0);
    stream.seek(1n, STREAM_SEEK.SET);
    expect(Buffer.compare(readAll(stream), LARGE.subarray(1))).toBe(0);
    stream.dispose();
  }));

test("streams that take and give little at a time are gone through", () =>
  expectNoLeaks(() => {
    const taken: number[] = [];
    let next = 0;
    const stream = implement(ISequentialStream, {
      read: () => Uint8Array.from({ length: next < 5 ? 1 : 0 }, () => next++),
      write: (bytes) => taken.push(bytes[0] as number) && 1,
    });
    writeAll(stream, Uint8Array.of(7, 8, 9));
    writeAll(stream, new Uint8Array(0));
    expect([taken, Array.from(readAll(stream))]).toEqual([
      [7, 8, 9],
      [0, 1, 2, 3, 4],
    ]);
    stream.dispose();
  }));

test("a stream that takes nothing more is full; failures are the stream's own", () =>
  expectNoLeaks(() => {
    const stream = implement(ISequentialStream, {
      read() {
        throw new ComError(STG_E_ACCESSDENIED);
      },
      write: () => 0,
    });
    expect(() => writeAll(stream, Uint8Array.of(1))).toThrow(
      expect.objectContaining({ hresult: STG_E_MEDIUMFULL }),
    );
    expect(() => readAll(stream)).toThrow(expect.objectContaining({ hresult: STG_E_ACCESSDENIED }));
    stream.dispose();
  }));
