import { expect, it } from "vitest";
import {
  apartment,
  exportInterface,
  implement,
  importInterface,
  initializeApartment,
  offThread,
  uninitializeApartment,
} from "../../src/index.ts";
import { liveObjects } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";

it("leaves the apartment, which can be chosen anew", () => {
  initializeApartment("sta");
  uninitializeApartment();
  expect(apartment()).toBeNull();
  expect(initializeApartment("mta").kind).toBe("mta");
});

it("does not while a wrapper owns a reference, or a call is under way", async () => {
  const node = implement(INode, { getId: () => 5 });
  expect(uninitializeApartment).toThrow("1 references of wrappers");
  const call = offThread(node).getId();
  node.dispose();
  expect(uninitializeApartment).toThrow("1 calls off the thread");
  await call;
  uninitializeApartment();
});

it("does not while an interface is exported, which others may import", () => {
  initializeApartment("mta");
  const node = implement(INode, { getId: () => 5 });
  const exported = exportInterface(node);
  node.dispose();
  expect(uninitializeApartment).toThrow("1 exported interfaces");
  const imported = importInterface(INode, exported.token);
  expect(imported.getId()).toBe(5);
  imported.dispose();
  exported[Symbol.dispose]();
  exported[Symbol.dispose]();
  uninitializeApartment();
});

it("does not in a callback, and gives back before what was disposed in one", () => {
  initializeApartment("mta");
  const other = implement(INode, {});
  const node = implement(INode, {
    getId() {
      other.dispose();
      expect(uninitializeApartment).toThrow("native code that calls back");
      return 5;
    },
  });
  expect(node.getId()).toBe(5);
  node.dispose();
  uninitializeApartment();
  expect(liveObjects()).toBe(0);
});
