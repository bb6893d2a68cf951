import { ComError, type IUnknown, implement, sameObject, type VariantValue } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { DISPID_NEWENUM, DISPID_VALUE, dispatch, IDispatch, IEnumVARIANT, named } from "@combind/system";
import { expect, test } from "vitest";

const EXCEPTION = {
  wCode: 0,
  wReserved: 0,
  bstrSource: "",
  bstrDescription: "",
  bstrHelpFile: "",
  dwHelpContext: 0,
  pvReserved: 0n,
  pfnDeferredFillIn: 0n,
  scode: 0,
};

const NAMES: Readonly<Record<string, number>> = { item: 0, open: 5, path: 6, readonly: 7 };

interface Call {
  readonly id: number;
  readonly kind: number;
  readonly values: readonly VariantValue[];
  readonly names: readonly number[];
}

/** An object that answers what a function says, and keeps what it was asked. */
function answering(answer: (call: Call) => VariantValue) {
  const calls: Call[] = [];
  const lookups: string[][] = [];
  const object = implement(IDispatch, {
    getIDsOfNames(_iid, names) {
      lookups.push([...names]);
      const ids = names.map((name) => NAMES[name.toLowerCase()] ?? -1);
      if (ids.includes(-1)) throw new ComError(0x80020006);
      return Int32Array.from(ids);
    },
    invoke(id, _iid, _locale, kind, { rgvarg, rgdispidNamedArgs }) {
      const call = { id, kind, values: rgvarg, names: [...rgdispidNamedArgs] };
      calls.push(call);
      return { varResult: answer(call), excepInfo: EXCEPTION, puArgErr: 0 };
    },
  });
  return { late: dispatch(object), calls, lookups };
}

test("names are looked up once for each object, with those of arguments in one call", () =>
  expectNoLeaks(() => {
    const { late, calls, lookups } = answering(() => 1);
    late.get("Item", "a");
    late.put("Item", "a", 2);
    late.call("Open", "x", named({ Path: "y", ReadOnly: true }));
    late.call("Open", named({ Path: "z", ReadOnly: false }));
    dispatch(late.object).call("Open");
    late.get(DISPID_VALUE);
    expect(lookups).toEqual([["Item"], ["Open", "Path", "ReadOnly"], ["Open"]]);
    expect(calls).toEqual([
      { id: 0, kind: 2, values: ["a"], names: [] },
      { id: 0, kind: 4, values: [2, "a"], names: [-3] },
      { id: 5, kind: 1, values: ["y", true, "x"], names: [6, 7] },
      { id: 5, kind: 1, values: ["z", false], names: [6, 7] },
      { id: 5, kind: 1, values: [], names: [] },
      { id: 0, kind: 2, values: [], names: [] },
    ]);
    late[Symbol.dispose]();
  }));

test("objects are assigned by reference, and come back as objects of their own", () =>
  expectNoLeaks(() => {
    const inner = answering(() => "inner");
    const { late, calls } = answering(({ kind }) => (kind === 2 ? inner.late.object.retain() : undefined));
    late.putRef("Item", "key", inner.late.object);
    expect([calls[0]?.kind, calls[0]?.names]).toEqual([8, [-3]]);
    const found = dispatch(late.get("Item", "key"));
    expect(found.object).not.toBe(inner.late.object);
    expect(sameObject(found.object, inner.late.object)).toBe(true);
    expect(found.call(5)).toBe("inner");
    for (const one of [found, inner.late, late]) one[Symbol.dispose]();
  }));

test("collections are walked; their objects are given back as the loop goes on", () =>
  expectNoLeaks(() => {
    const elements = ["a", 2, null];
    const member = answering(() => 1);
    let asked = 0;
    const { late } = answering(({ id }) => {
      expect(id).toBe(DISPID_NEWENUM);
      let place = 0;
      return implement(IEnumVARIANT, {
        next(count) {
          asked = Math.max(asked, count);
          if (place === elements.length) return [];
          return place++ === 2 ? [member.late.object.retain()] : [elements[place - 1]!];
        },
      });
    });
    const seen: VariantValue[] = [];
    for (const element of late) seen.push(element);
    expect(seen.slice(0, 2)).toEqual(["a", 2]);
    expect(() => dispatch(seen[2]).get(5)).toThrow("released");
    for (const element of late) {
      if (element === 2) break;
    }
    expect(asked).toBe(1);
    for (const one of [member.late, late]) one[Symbol.dispose]();
  }));

test("what cannot be called says so", () =>
  expectNoLeaks(() => {
    const { late } = answering(({ id }) => {
      if (id === DISPID_NEWENUM) return 5;
      throw new ComError(0x80020003);
    });
    expect(() => late.get("Nope")).toThrow(
      expect.objectContaining({ hresult: 0x80020006, interface: "IDispatch", method: "Nope" }),
    );
    expect(() => late.call("Open")).toThrow(expect.objectContaining({ hresult: 0x80020003, method: "Open" }));
    expect(() => [...late]).toThrow("IDispatch._NewEnum: expected an enumerator");
    expect(() => late.call(5, named({ Path: 1 }))).toThrow(TypeError);
    expect(() => named(null as never)).toThrow(TypeError);
    for (const wrong of [5, null, undefined, {}, "x"])
      expect(() => dispatch(wrong as IUnknown)).toThrow("dispatch(object): expected an IDispatch");
    late[Symbol.dispose]();
    expect(() => late.get("Item")).toThrow("released");
    expect(() => [...late]).toThrow("released");
  }));
