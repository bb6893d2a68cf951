import { readFileSync } from "node:fs";
import { PassThrough, Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { PartFile } from "../../src/local/part-file.ts";
import { pour } from "../../src/local/pour.ts";
import { newFile } from "./folder.ts";

const MiB = 1024 * 1024;

/** Where a body goes, with all that is heard of it. */
function target() {
  const file = newFile();
  const part = new PartFile(file);
  const stop = new AbortController();
  const ends: number[] = [];
  const options = { signal: stop.signal, arriving: () => {}, written: (end: number) => ends.push(end) };
  const content = () => readFileSync(file.temporaryName);
  return { part, stop, ends, options, content };
}

/** As much as one wants, made when it is asked for. */
function source(total: number): { body: Readable; made: () => number } {
  let made = 0;
  const body = new Readable({
    highWaterMark: 65_536,
    read() {
      const size = Math.min(65_536, total - made);
      made += size;
      this.push(size === 0 ? null : Buffer.alloc(size, made / 65_536));
    },
  });
  return { body, made: () => made };
}

test("writes a body from an offset on and tells how far it is", async () => {
  const { part, ends, options, content } = target();
  const end = await pour(Readable.from([Buffer.from("hel"), Buffer.from("lo")]), part, 3, options);
  part.close();
  expect(end).toBe(8);
  expect(ends.at(-1)).toBe(8);
  expect(content().toString()).toBe("\0\0\0hello");
});

test("an empty body is none", async () => {
  const { part, ends, options } = target();
  expect(await pour(Readable.from([]), part, 3, options)).toBe(3);
  expect(ends).toEqual([]);
  expect(part.length).toBe(0);
  part.close();
});

test("holds no more than a few MiB while the disk is busy, and all of it goes into few writes", async () => {
  const { part, ends, options, content } = target();
  const { body, made } = source(32 * MiB);
  const write = part.write.bind(part);
  let most = 0;
  let written = 0;
  part.write = async (chunks, offset) => {
    await sleep(5);
    most = Math.max(most, made() - written);
    await write(chunks, offset);
    written = offset + chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  };
  await pour(body, part, 0, options);
  part.close();
  expect(most).toBeGreaterThan(2 * MiB);
  expect(most).toBeLessThan(5 * MiB);
  expect(ends.length).toBeLessThan(32);
  expect(ends.at(-1)).toBe(32 * MiB);
  const all = content();
  for (let index = 0; index < 512; index += 1) {
    if (all[index * 65_536] !== (index + 1) % 256 || all[index * 65_536 + 65_535] !== (index + 1) % 256) {
      expect.fail(`block ${index} is wrong`);
    }
  }
});

test("what came before a body failed is written, even if it waited for the disk then", async () => {
  const { part, options, content } = target();
  const body = new PassThrough();
  const failure = new Error("the connection broke");
  const write = part.write.bind(part);
  part.write = async (chunks, offset) => {
    if (offset === 0) {
      body.write("thing");
      await sleep(5);
      body.destroy(failure);
      await sleep(5);
    }
    await write(chunks, offset);
  };
  body.write("some");
  await expect(pour(body, part, 0, options)).rejects.toBe(failure);
  part.close();
  expect(content().toString()).toBe("something");
});

test.each([
  ["while it is read", false],
  ["before", true],
])("a body that was closed before its end (%s) is a failure", async (_, before) => {
  const { part, options } = target();
  const body = new PassThrough();
  body.write("some");
  if (before) {
    body.destroy();
    await sleep(1);
  } else setImmediate(() => body.destroy());
  await expect(pour(body, part, 0, options)).rejects.toThrow("closed before its end");
  part.close();
});

test("a failing disk ends it, and the body with it", async () => {
  const { part, options } = target();
  const { body } = source(32 * MiB);
  const failure = new Error("no space");
  part.write = () => Promise.reject(failure);
  await expect(pour(body, part, 0, options)).rejects.toBe(failure);
  part.close();
  expect(body.destroyed).toBe(true);
});

test("what is refused is not written", async () => {
  const { part, options } = target();
  const refusal = new Error("too much");
  const arriving = (end: number) => {
    if (end > 3 * MiB) throw refusal;
  };
  await expect(pour(source(32 * MiB).body, part, 0, { ...options, arriving })).rejects.toBe(refusal);
  expect(part.length).toBeLessThanOrEqual(3 * MiB);
  part.close();
});

test("after an abort it waits for the write under way, writes no more and tells nothing", async () => {
  const { part, stop, ends, options } = target();
  const { body } = source(32 * MiB);
  const write = part.write.bind(part);
  let writing = 0;
  let finished = 0;
  part.write = async (chunks, offset) => {
    writing += 1;
    if (writing === 2) stop.abort(new Error("stopped"));
    await sleep(10);
    await write(chunks, offset);
    finished += 1;
  };
  await expect(pour(body, part, 0, options)).rejects.toThrow("stopped");
  expect(writing).toBe(2);
  expect(finished).toBe(2);
  expect(ends).toHaveLength(1);
  expect(body.destroyed).toBe(true);
  part.close();
});

test("an abort ends the wait for a body that does not come", async () => {
  const { part, stop, options } = target();
  const body = new PassThrough();
  setImmediate(() => stop.abort(new Error("stopped")));
  await expect(pour(body, part, 0, options)).rejects.toThrow("stopped");
  expect(body.destroyed).toBe(true);
  part.close();
});
