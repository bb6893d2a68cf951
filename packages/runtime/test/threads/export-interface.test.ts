import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { releaseNow } from "../../src/client/reference.ts";
import { exportInterface, type InterfaceToken, implement, importInterface } from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { beginImport, endImport, exportedReference } from "../../src/threads/export-memory.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";
import { wrong } from "../serving.ts";

function answerOf(token: InterfaceToken): Promise<unknown> {
  const worker = new Worker(new URL("./importer.ts", import.meta.url), {
    workerData: token,
    execArgv: ["--experimental-strip-types", "--no-warnings"],
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

it("lets another thread call the object, while it is exported", () =>
  expectNoLeaks(async () => {
    const node = implement(INode, { getId: () => 21 });
    const exported = exportInterface(node);
    node.dispose();
    expect(await answerOf(exported.token)).toBe(21);
    exported[Symbol.dispose]();
    exported[Symbol.dispose]();
    expect(await answerOf(exported.token)).toContain("RPC_E_DISCONNECTED");
  }));

it("holds a reference, and gives each importer one of its own, for any interface of the object", () =>
  expectNoLeaks(() => {
    const everything = implement(IEverything, { getId: () => 3 });
    const exported = exportInterface(everything);
    expect(referencesOf(everything)).toBe(2);
    const node = importInterface(INode, exported.token);
    expect([node.getId(), referencesOf(everything)]).toEqual([3, 3]);
    expect(() => importInterface(IStranger, exported.token)).toThrow("E_NOINTERFACE");
    node.dispose();
    exported[Symbol.dispose]();
    expect(referencesOf(everything)).toBe(1);
    everything.dispose();
  }));

it("keeps the object for importers who are at it when the export ends; the last one gives it back", () =>
  expectNoLeaks(() => {
    const node = implement(INode, {});
    const exported = exportInterface(node);
    const memory = exported.token.exportedInterface;
    expect([beginImport(memory), beginImport(memory)]).toEqual([true, true]);
    exported[Symbol.dispose]();
    expect([beginImport(memory), referencesOf(node)]).toEqual([false, 2]);
    expect([endImport(memory), endImport(memory)]).toEqual([false, true]);
    releaseNow(exportedReference(memory).address);
    expect(referencesOf(node)).toBe(1);
    node.dispose();
  }));

it("refuses what is no token, no wrapper and no class", () => {
  const node = implement(INode, {});
  const exported = exportInterface(node);
  for (const bad of [undefined, null, 5, {}, { exportedInterface: new SharedArrayBuffer(48) }, exported])
    expect(() => importInterface(INode, wrong(bad))).toThrow("importInterface(token): expected the token");
  expect(() => importInterface(wrong({}), exported.token)).toThrow(
    "importInterface: expected an interface class",
  );
  expect(() => exportInterface(wrong({}))).toThrow("exportInterface(object): expected an IUnknown");
  exported[Symbol.dispose]();
  node.dispose();
  expect(() => exportInterface(node)).toThrow("released");
});
