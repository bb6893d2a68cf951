import { describe, expect, it } from "vitest";
import { callSlot } from "../../src/client/reference.ts";
import {
  drop,
  type Guid,
  type InterfacePlan,
  readPointer,
  take,
  writeGuid,
} from "../../src/codegen/index.ts";
import {
  CLASS_E_NOAGGREGATION,
  E_INVALIDARG,
  E_NOINTERFACE,
  fromPointer,
  getClassObject,
  getClassObjectFrom,
  IUnknown,
  implement,
  NativeLibraryError,
  pointerOf,
  REGDB_E_CLASSNOTREG,
  registerClass,
} from "../../src/index.ts";
import { vtableOf } from "../../src/server/vtable.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { Everything, IEverything, INode, IStranger } from "../interfaces.ts";
import { wrong } from "../serving.ts";

class IClassFactory extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IClassFactory: true };
  static override readonly iid: Guid = "00000001-0000-0000-c000-000000000046" as Guid;
  static override readonly interfaceName: string = "IClassFactory";
  static override readonly vtableLength: number = 5;
  static override plan(): InterfacePlan {
    return { methods: [] };
  }
}

const failing = (hresult: number) => expect.objectContaining({ name: "ComError", hresult });

/** CreateInstance as native code calls it; answers the HRESULT and a wrapper of what it made. */
function create(factory: IUnknown, outer: IUnknown | null, iid: Guid) {
  const cell = take(32);
  try {
    writeGuid(cell + 16, iid);
    const outerAt = outer === null ? 0 : pointerOf(outer);
    const hr = callSlot(pointerOf(factory), IClassFactory, 3, "i(pppp)", outerAt, cell + 16, cell) >>> 0;
    const made = readPointer(cell);
    return { hr, made: made === 0 ? null : fromPointer(INode, made, { addRef: false }) };
  } finally {
    drop(cell);
  }
}

const register = () => registerClass(Everything, () => implement(IEverything, { getId: () => 11 }));

describe("the class object of a registered class", () => {
  it("makes objects for native callers, whom it gives the interface that they ask for", () =>
    expectNoLeaks(() => {
      const registration = register();
      const factory = getClassObject(Everything, IClassFactory);
      registration[Symbol.dispose]();
      const { hr, made } = create(factory, null, INode.iid);
      expect([hr, made!.getId()]).toEqual([0, 11]);
      made!.dispose();
      expect(create(factory, null, IStranger.iid)).toEqual({ hr: E_NOINTERFACE, made: null });
      expect(callSlot(pointerOf(factory), IClassFactory, 4, "i(pi)", 1)).toBe(0);
      factory.dispose();
    }));

  it("refuses aggregation, and passes on what the factory throws", () =>
    expectNoLeaks(() => {
      const registration = register();
      const factory = getClassObject(Everything, IClassFactory);
      const outer = implement(INode, {});
      expect(create(factory, outer, IUnknown.iid)).toEqual({ hr: CLASS_E_NOAGGREGATION, made: null });
      registration[Symbol.dispose]();
      const broken = registerClass(Everything, () => {
        throw new RangeError("broken");
      });
      const other = getClassObject(Everything, IClassFactory);
      expect(create(other, null, INode.iid)).toEqual({ hr: E_INVALIDARG, made: null });
      broken[Symbol.dispose]();
      for (const one of [factory, other, outer]) one.dispose();
    }));

  it("has no other interfaces, and is gone with its registration", () => {
    const registration = register();
    expect(() => getClassObject(Everything, INode)).toThrow(failing(E_NOINTERFACE));
    registration[Symbol.dispose]();
    expect(() => getClassObject(Everything, IClassFactory)).toThrow(failing(REGDB_E_CLASSNOTREG));
  });
});

it("is refused for libraries that are none", () => {
  const get = (path: string) => () => getClassObjectFrom(path, Everything, IClassFactory);
  expect(get("./nothing.so")).toThrow(NativeLibraryError);
  expect(get("")).toThrow("getClassObjectFrom(libraryPath): expected a path");
});

describe("registerClass", () => {
  it("makes the interfaces ready that native callers need at once", () => {
    const factory = () => implement(IStranger, {});
    const registration = registerClass(Everything, factory, { interfaces: [IStranger], context: 4 });
    const vtable = vtableOf(IStranger);
    const object = factory();
    expect(vtableOf(IStranger)).toBe(vtable);
    object.dispose();
    registration[Symbol.dispose]();
  });

  it("checks its options", () => {
    const factory = () => implement(INode, {});
    const options = (value: unknown) => () => registerClass(Everything, factory, wrong(value));
    expect(options(null)).toThrow("registerClass(options): expected an object");
    expect(options({ context: -1 })).toThrow("registerClass(context)");
    expect(options({ interfaces: [{}] })).toThrow("registerClass(interfaces): expected an interface class");
    expect(() => getClassObject(Everything, IClassFactory)).toThrow(failing(REGDB_E_CLASSNOTREG));
  });
});
