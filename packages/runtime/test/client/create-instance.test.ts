import { describe, expect, it } from "vitest";
import {
  ComError,
  createInstance,
  createInstanceFrom,
  E_FAIL,
  E_INVALIDARG,
  E_NOINTERFACE,
  type Guid,
  implement,
  NativeLibraryError,
  REGDB_E_CLASSNOTREG,
  registerClass,
} from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { Everything, IEverything, INode, IStranger } from "../interfaces.ts";
import { referencesOf } from "../references.ts";

const failing = (hresult: number) => expect.objectContaining({ name: "ComError", hresult });

describe("registered classes", () => {
  it("are created through the emitted coclass until they are disposed", async () => {
    await expectNoLeaks(() => {
      const registration = registerClass(Everything, () => implement(IEverything, { getId: () => 11 }));
      const instance = Everything.create();
      expect(instance).toBeInstanceOf(IEverything);
      expect([instance.getId(), referencesOf(instance)]).toEqual([11, 1]);
      instance.dispose();
      registration[Symbol.dispose]();
      expect(() => Everything.create()).toThrow(failing(REGDB_E_CLASSNOTREG));
      registration[Symbol.dispose]();
    });
  });

  it("are found by CLSID in any spelling", () => {
    const registration = registerClass(`{${Everything.clsid.toUpperCase()}}` as Guid, () =>
      implement(INode, {}),
    );
    createInstance(Everything.clsid, INode).dispose();
    registration[Symbol.dispose]();
  });

  it("give way to later registrations, and come back after them", () => {
    const serve = (id: number) =>
      registerClass(Everything, () => implement(IEverything, { getId: () => id }));
    const create = () => {
      const instance = Everything.create();
      const id = instance.getId();
      instance.dispose();
      return id;
    };
    const [first, second, third] = [serve(1), serve(2), serve(3)];
    expect(create()).toBe(3);
    second![Symbol.dispose]();
    third![Symbol.dispose]();
    expect(create()).toBe(1);
    first![Symbol.dispose]();
  });

  it("take over the factory's wrapper, unless it keeps one", async () => {
    await expectNoLeaks(() => {
      const singleton = implement(IEverything, {});
      const registration = registerClass(Everything, () => singleton.retain());
      const instance = Everything.create();
      expect(referencesOf(singleton)).toBe(2);
      instance.dispose();
      singleton.dispose();
      registration[Symbol.dispose]();
    });
  });

  it("lack interfaces as any object does, and leak nothing then", async () => {
    await expectNoLeaks(() => {
      const registration = registerClass(Everything, () => implement(INode, {}));
      expect(() => createInstance(Everything, IStranger)).toThrow(failing(E_NOINTERFACE));
      registration[Symbol.dispose]();
    });
  });

  it("turn a factory's failure into an HRESULT with its cause", () => {
    const cause = new Error("no disk");
    const cases: [() => INode, number][] = [
      [() => ({}) as INode, E_INVALIDARG],
      [
        () => {
          throw cause;
        },
        E_FAIL,
      ],
      [
        () => {
          throw new ComError(0x80200003);
        },
        0x80200003,
      ],
    ];
    for (const [factory, hresult] of cases) {
      const registration = registerClass(Everything, factory);
      expect(() => createInstance(Everything, INode)).toThrow(failing(hresult));
      registration[Symbol.dispose]();
    }
    const registration = registerClass(Everything, cases[1]![0]);
    expect(() => createInstance(Everything, INode)).toThrow(expect.objectContaining({ cause }));
    registration[Symbol.dispose]();
  });
});

describe("unknown classes", () => {
  it("are REGDB_E_CLASSNOTREG, with the CLSID in the message", () => {
    expect(() => createInstance(Everything, INode)).toThrow(
      `INode.createInstance(${Everything.clsid}): REGDB_E_CLASSNOTREG (0x80040154): `,
    );
  });

  it("in a library that does not exist, or is no server, name the library", () => {
    const from = (library: string) => () => createInstanceFrom(library, Everything, INode);
    expect(from("/nowhere/server.so")).toThrow(NativeLibraryError);
    expect(from("/nowhere/server.so")).toThrow("/nowhere/server.so");
    const clibrary = process.platform === "darwin" ? "libSystem.B.dylib" : "libm.so.6";
    const system = process.platform === "win32" ? "kernel32.dll" : clibrary;
    expect(from(system)).toThrow(`${system} does not export DllGetClassObject`);
  });
});
