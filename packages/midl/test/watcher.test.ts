import { expect, test } from "vitest";
import type { SourceHost } from "../src/source/host.ts";
import { memoryHost } from "../src/source/memory-host.ts";
import { Watcher } from "../src/watcher.ts";

/** A host whose files can be changed, which tells what was read since it was last asked. */
function changingHost(files: Record<string, string>) {
  const reads: string[] = [];
  const host: SourceHost = {
    resolve: (name, from) => memoryHost(files).resolve(name, from),
    read: (path) => {
      reads.push(path);
      return memoryHost(files).read(path);
    },
  };
  const taken = () => reads.splice(0).sort();
  return { host, taken, files };
}

const FILES = {
  "a.idl": 'import "c.idl"; struct A { C c; };',
  "b.idl": '#include "d.h"\nstruct B { D d; };',
  "c.idl": "typedef int C;",
  "d.h": "typedef int D;",
};

const sizeOf = (watcher: Watcher, path: string, name: string) =>
  watcher.compile(path).model.records.find((record) => record.name === name)?.size;

test("what has not changed costs nothing", () => {
  const { host, taken } = changingHost({ ...FILES });
  const watcher = new Watcher({ host });
  const first = watcher.compile("a.idl");
  expect(taken()).toEqual(["a.idl", "c.idl"]);
  expect(watcher.compile("a.idl")).toBe(first);
  watcher.changed("b.idl");
  expect(watcher.compile("a.idl")).toBe(first);
  expect(taken()).toEqual([]);
});

test("a changed import is read again, and nothing else", () => {
  const { host, taken, files } = changingHost({ ...FILES });
  const watcher = new Watcher({ host });
  expect([sizeOf(watcher, "a.idl", "A"), sizeOf(watcher, "b.idl", "B")]).toEqual([4, 4]);
  taken();
  files["c.idl"] = "typedef hyper C;";
  watcher.changed("c.idl");
  expect([sizeOf(watcher, "a.idl", "A"), sizeOf(watcher, "b.idl", "B")]).toEqual([8, 4]);
  expect(taken()).toEqual(["c.idl"]);
});

test("a changed include brings its includer along", () => {
  const { host, taken, files } = changingHost({ ...FILES });
  const watcher = new Watcher({ host });
  expect(sizeOf(watcher, "b.idl", "B")).toBe(4);
  taken();
  files["d.h"] = "typedef char D;";
  watcher.changed("d.h");
  expect(sizeOf(watcher, "b.idl", "B")).toBe(1);
  expect(taken()).toEqual(["b.idl", "d.h"]);
});

test("a file that was missing and comes", () => {
  const { host, files } = changingHost({ "a.idl": 'import "c.idl"; struct A { C c; };' });
  const watcher = new Watcher({ host });
  expect(watcher.compile("a.idl").ok).toBe(false);
  files["c.idl"] = "typedef int C;";
  watcher.changed("c.idl");
  expect(watcher.compile("a.idl").ok).toBe(true);
});
