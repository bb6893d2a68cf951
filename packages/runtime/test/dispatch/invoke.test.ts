import { afterEach, beforeAll, expect, it, vi } from "vitest";
import {
  ByRef,
  ComError,
  dispidsOf,
  E_FAIL,
  InvokeKind,
  type IUnknown,
  implement,
  invoke,
  missing,
  type VariantValue,
  VT,
} from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { blocks } from "../counted-memory.ts";
import { INode } from "../interfaces.ts";
import { thrownBy, wrong } from "../serving.ts";
import type { IDispatch } from "./dispatch-class.ts";
import { dispatchServer, type Invocation } from "./server.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

const { METHOD, PROPERTYGET, PROPERTYPUT, PROPERTYPUTREF } = InvokeKind;
const RAISE = { code: 1001, source: "The Server", description: "There is no such book." };

/** What stays with the process: vtables. */
let standing = 0;

beforeAll(() => {
  dispatchServer(() => undefined).dispose();
  implement(INode, {}).dispose();
  standing = blocks.live.size;
});

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([standing, 0]);
});

/** Calls a server that answers so, and checks that nothing is left. */
function asking<R>(
  answer: (call: Invocation) => VariantValue | undefined,
  client: (object: IDispatch) => R,
): Promise<R> {
  return expectNoLeaks(() => {
    const object = dispatchServer(answer, { item: 7, index: 1, deep: 2 });
    try {
      return client(object);
    } finally {
      object.dispose();
    }
  }) as Promise<R>;
}

/** Calls, and gives what the server got, without its functions. */
async function seen(client: (object: IDispatch) => unknown): Promise<Partial<Invocation>> {
  let call: Partial<Invocation> = {};
  await asking(({ assign, blame, raise, ...facts }) => {
    call = facts;
    return undefined;
  }, client);
  return call;
}

it("passes arguments back to front", async () => {
  expect(await seen((object) => invoke(object, 7, METHOD, [1, "two", missing, 1.5]))).toEqual({
    dispid: 7,
    kind: 1,
    iid: "00000000-0000-0000-0000-000000000000",
    values: [1.5, missing, "two", 1],
    vts: [VT.R8, VT.ERROR, VT.BSTR, VT.I4],
    named: [],
    wantsResult: true,
  });
});

it.each([PROPERTYPUT, PROPERTYPUTREF])(
  "names the value of a property that is assigned (%i)",
  async (kind) => {
    expect(await seen((object) => invoke(object, -5, kind, ["key", 2, "value"]))).toMatchObject({
      dispid: -5,
      kind,
      values: ["value", 2, "key"],
      named: [-3],
      wantsResult: false,
    });
  },
);

it("puts named arguments first", async () => {
  const named = [
    { dispid: 3, value: "c" },
    { dispid: 2, value: "b" },
  ];
  expect(await seen((object) => invoke(object, 1, METHOD, ["x", "y"], { named }))).toMatchObject({
    values: ["c", "b", "y", "x"],
    named: [3, 2],
  });
  expect(await seen((object) => invoke(object, 1, PROPERTYPUT, ["x", 5], { named }))).toMatchObject({
    values: [5, "c", "b", "x"],
    named: [-3, 3, 2],
  });
});

it.each([[undefined], [null], [true], [-1], [2 ** 40], ["text\0"], [[1, ["a"]]], [new Uint8Array([1, 2])]])(
  "answers %j",
  async (value) => {
    expect(
      await asking(
        () => value,
        (object) => invoke(object, 1, PROPERTYGET),
      ),
    ).toEqual(value);
  },
);

it("answers objects that the caller owns", async () => {
  await asking(
    () => implement(INode, { getId: () => 5 }),
    (object) => {
      const result = invoke(object, 1, METHOD) as IUnknown;
      const node = result.as(INode);
      expect(node.getId()).toBe(5);
      result.dispose();
      node.dispose();
    },
  );
  await asking(
    () => dispatchServer(() => "inner"),
    (object) => {
      const inner = invoke(object, 1, METHOD) as IDispatch;
      expect(invoke(inner, 1, METHOD)).toBe("inner");
      inner.dispose();
    },
  );
});

it("lets the member change what is passed by reference", async () => {
  const reference = new ByRef<VariantValue>("before");
  const number = new ByRef(1, VT.I4);
  await asking(
    (call) => {
      expect(call.vts).toEqual([VT.BYREF | VT.I4, VT.BYREF | VT.VARIANT]);
      return undefined;
    },
    (object) => invoke(object, 1, METHOD, [reference, number]),
  );
  expect([reference.value, number.value]).toEqual(["before", 1]);
  const fresh = new ByRef<VariantValue>();
  await asking(
    ({ assign }) => {
      assign(0, "after");
      return undefined;
    },
    (object) => invoke(object, 1, METHOD, [fresh]),
  );
  expect(fresh.value).toBe("after");
});

it.each([
  ["scode", { scode: E_FAIL }, E_FAIL],
  ["wCode", {}, 0x800a03e9],
  ["wCode, where scode is no failure", { scode: 1 }, 0x800a03e9],
  ["scode, filled in late", { scode: E_FAIL, late: true }, E_FAIL],
])("throws an exception of the member with its %s", async (_, more, hresult) => {
  const error = await thrownBy(() =>
    asking(
      ({ raise }) => raise({ ...RAISE, ...more }),
      (object) => invoke(object, 7, METHOD, [1], { member: "Item" }),
    ),
  );
  expect(error).toBeInstanceOf(ComError);
  expect(error).toMatchObject({
    hresult,
    interface: "IDispatch",
    method: "Item",
    errorInfo: { description: RAISE.description, source: RAISE.source },
  });
  expect(error.message).toMatch(/^IDispatch\.Item: .*: There is no such book\.$/);
});

it("throws a bare exception as what it is", async () => {
  const error = await thrownBy(() =>
    asking(
      ({ raise }) => raise({}),
      (object) => invoke(object, 7, METHOD),
    ),
  );
  expect(error).toMatchObject({ hresult: 0x80020009, method: "[7]", errorInfo: undefined });
});

it.each([
  [0, "value"],
  [1, "Deep"],
  [2, "args[1]"],
  [3, "args[0]"],
  [4, undefined],
])("names the wrong argument %i", async (index, parameter) => {
  const named = [{ dispid: 2, value: 1, name: "Deep" }];
  const error = await thrownBy(() =>
    asking(
      ({ blame }) => {
        blame(index);
        throw new ComError(0x80020005);
      },
      (object) => invoke(object, 7, PROPERTYPUT, ["a", "b", "c"], { named, member: "Item" }),
    ),
  );
  expect(error).toMatchObject({ hresult: 0x80020005, method: "Item", parameter });
});

it("blames no argument that the server does not name", async () => {
  for (const code of [0x80020003, 0x80020005]) {
    const error = await thrownBy(() =>
      asking(
        () => {
          throw new ComError(code);
        },
        (object) => invoke(object, 7, METHOD, ["a"]),
      ),
    );
    expect(error).toMatchObject({ hresult: code, parameter: undefined });
  }
});

it.each([
  ["a symbol", METHOD, [Symbol.iterator], "IDispatch.Item(args[0]): expected a value"],
  ["a huge bigint", METHOD, [1, 2n ** 70n], "IDispatch.Item(args[1]): expected an integer of 64 bits"],
  ["a wrong value", PROPERTYPUT, ["key", () => {}], "IDispatch.Item(value): expected a value"],
  ["no value", PROPERTYPUT, [], "IDispatch.Item(values.length): expected a value to assign"],
  ["no list", METHOD, "ab", "IDispatch.Item(values): expected an array"],
  ["a wrong kind", 5, [], "IDispatch.Item(kind): expected an InvokeKind"],
])("refuses %s before the call", async (_, kind, values, message) => {
  let calls = 0;
  await asking(
    () => void calls++,
    (object) =>
      expect(() => invoke(object, 7, kind as never, wrong(values), { member: "Item" })).toThrow(message),
  );
  expect(calls).toBe(0);
});

it("refuses what is no IDispatch, and what was released", async () => {
  const node = implement(INode, {});
  expect(() => invoke(node, 1, METHOD)).toThrow("IDispatch.[1](object): expected an IDispatch");
  expect(() => invoke(wrong({}), 1, METHOD)).toThrow(TypeError);
  node.dispose();
  const released = dispatchServer(() => 1);
  released.dispose();
  expect(() => invoke(released, 1, METHOD)).toThrow("released");
  expect(() => dispidsOf(released, "Item")).toThrow("released");
  await asking(
    () => 1,
    (object) => {
      const values = [1];
      Object.defineProperty(values, 0, {
        get() {
          object.dispose();
          return 5;
        },
      });
      expect(() => invoke(object, 1, METHOD, [values])).toThrow("released");
    },
  );
});

it.each([Symbol("x"), Object.create(null), 0.5, "1", null])("refuses the DISPID %o by name", (dispid) =>
  asking(
    () => 1,
    (object) => {
      const message = /^IDispatch\.\[.*\]\(dispid\): expected an? .*int32/;
      expect(() => invoke(object, wrong(dispid), METHOD)).toThrow(message);
      expect(() => invoke(object, wrong(dispid), METHOD, [], { member: wrong(Symbol("x")) })).toThrow(
        message,
      );
    },
  ),
);

it("looks up names in one call", () =>
  asking(
    () => undefined,
    (object) => {
      expect(dispidsOf(object, "Item")).toEqual([7]);
      expect(dispidsOf(object, "ITEM", "Index", "Deep")).toEqual([7, 1, 2]);
    },
  ));

it("says which name is unknown", () =>
  asking(
    () => undefined,
    (object) => {
      expect(() => dispidsOf(object, "Nope", "Index")).toThrow(
        expect.objectContaining({
          hresult: 0x80020006,
          interface: "IDispatch",
          method: "Nope",
          parameter: undefined,
        }),
      );
      expect(() => dispidsOf(object, "Item", "Index", "Nope")).toThrow(
        expect.objectContaining({ hresult: 0x80020006, method: "Item", parameter: "Nope" }),
      );
      expect(() => dispidsOf(object, "a\0b")).toThrow("U+0000");
      expect(() => dispidsOf(object, wrong(5))).toThrow(TypeError);
      expect(() => dispidsOf(object, "")).toThrow(RangeError);
    },
  ));
