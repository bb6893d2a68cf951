import { afterEach, beforeAll, expect, it, vi } from "vitest";
import {
  ByRef,
  ComError,
  Currency,
  Decimal,
  dateToOleDate,
  implement,
  isComError,
  NullResultError,
  TypedVariant,
  type VariantValue,
  VT,
} from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { blocks } from "../counted-memory.ts";
import { INode } from "../interfaces.ts";
import { thrownBy } from "../serving.ts";
import { dispatchServer, type Invocation } from "./server.ts";
import { DShelf } from "./shelf.ts";

vi.mock("../../src/native/memory.ts", async (original) =>
  (await import("../counted-memory.ts")).countedMemory(original as never),
);

let standing = 0;

beforeAll(() => {
  dispatchServer(() => undefined).dispose();
  dispatchServer(() => undefined, {}, DShelf).dispose();
  implement(INode, {}).dispose();
  standing = blocks.live.size;
});

afterEach(() => {
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([standing, 0]);
});

type Answer = (call: Invocation) => VariantValue | undefined;

function asking<R>(answer: Answer, client: (shelf: DShelf) => R): Promise<Awaited<R>> {
  return expectNoLeaks(() => {
    const shelf = dispatchServer(answer, {}, DShelf) as DShelf;
    try {
      return client(shelf);
    } finally {
      shelf.dispose();
    }
  });
}

/** Passes a value, and gives its type and what comes back as the same. */
async function echoed(name: string, value: unknown): Promise<unknown[]> {
  let vts: readonly number[] = [];
  const result = await asking(
    (call) => {
      vts = call.vts;
      return new TypedVariant(vts[0]!, call.values[0]);
    },
    (shelf) => shelf.echo(name, value),
  );
  return [...vts, result];
}

it.each([
  ["I1", VT.I1, -128],
  ["UI1", VT.UI1, 255],
  ["I2", VT.I2, -32768],
  ["UI2", VT.UI2, 65535],
  ["I4", VT.I4, -(2 ** 31)],
  ["UI4", VT.UI4, 2 ** 32 - 1],
  ["I8", VT.I8, -(2n ** 63n)],
  ["UI8", VT.UI8, 2n ** 64n - 1n],
  ["INT_PTR", VT.I8, -1n],
  ["UINT_PTR", VT.UI8, 1n],
  ["R4", VT.R4, 0.5],
  ["R8", VT.R8, 0.1],
  ["BOOL", VT.BOOL, true],
  ["BSTR", VT.BSTR, "a\0b"],
  ["BSTR", VT.BSTR, ""],
  ["VARIANT", VT.BSTR, "any"],
  ["I4[]", VT.ARRAY | VT.I4, new Int32Array([1, -1])],
  ["R8[]", VT.ARRAY | VT.R8, new Float64Array([1, -1])],
  ["BSTR[]", VT.ARRAY | VT.BSTR, ["a", ""]],
  ["VARIANT[]", VT.ARRAY | VT.VARIANT, ["a", 1, null]],
])("passes and answers %s", async (name, vt, value) => {
  expect(await echoed(name, value)).toEqual([vt, value]);
});

it("passes and answers money, dates and codes", async () => {
  for (const [name, vt, value] of [
    ["CY", VT.CY, new Currency(125_000n)],
    ["DECIMAL", VT.DECIMAL, Decimal.parse("-12.50")],
  ] as const) {
    const [type, result] = await echoed(name, value);
    expect([type, String(result)]).toEqual([vt, String(value)]);
  }
  const days = dateToOleDate(new Date(2026, 1, 3, 4, 5));
  expect(await echoed("DATE", days)).toEqual([VT.DATE, days]);
  expect(await echoed("ERROR", 0x80004005)).toEqual([VT.ERROR, 0x80004005]);
});

it.each([
  ["I2", 32768, "DShelf.I2(value): expected an int16, got 32768"],
  ["I4", 1.5, "DShelf.I4(value): expected an int32"],
  ["I4", "1", "DShelf.I4(value): expected a number"],
  ["UI8", 1, "DShelf.UI8(value): expected a bigint"],
  ["BOOL", 1, "DShelf.BOOL(value): expected a boolean"],
  ["BSTR", null, "DShelf.BSTR(value): expected a string"],
  ["CY", 5, "DShelf.CY(value): expected a Currency"],
  ["BSTR[]", ["a", 1], "DShelf.BSTR[](value[1]): expected a string"],
  ["I4[]", null, "DShelf.I4[](value): expected an array"],
  ["node", {}, "DShelf.node(value): expected an INode"],
])("refuses a wrong %s before the call", async (name, value, message) => {
  let calls = 0;
  const error = await thrownBy(() =>
    asking(
      () => void calls++,
      (shelf) => shelf.echo(name, value),
    ),
  );
  expect(error.message).toMatch(message);
  expect(calls).toBe(0);
});

it.each([
  ["UI4", new TypedVariant(VT.I4, -1), 2 ** 32 - 1],
  ["I4", new TypedVariant(VT.UI4, 2 ** 32 - 1), -1],
  ["I2", 5, 5],
  ["I8", 5, 5n],
  ["I4", 5n, 5],
  ["R8", 5, 5],
  ["BOOL", 1, true],
  ["BOOL", 0, false],
  ["nodeOrNull", null, null],
  ["nodeOrNull", undefined, null],
])("takes for %s what servers answer instead", async (name, answer, result) => {
  expect(
    await asking(
      () => answer,
      (shelf) => shelf.echo(name, sample(name)),
    ),
  ).toEqual(result);
});

it.each([
  ["I2", 70_000, RangeError, "DShelf.I2(result): expected an int16, got 70000"],
  ["I4", 1.5, RangeError, "DShelf.I4(result): expected an int32, got 1.5"],
  ["I8", 1.5, TypeError, "DShelf.I8(result): expected a bigint"],
  ["I4", "5", TypeError, 'DShelf.I4(result): expected VT_I4 (0x3), got "5"'],
  ["BSTR", 5, TypeError, "DShelf.BSTR(result): expected VT_BSTR (0x8), got 5"],
  ["BSTR[]", ["a"], TypeError, "DShelf.BSTR[](result): expected VT_ARRAY|VT_BSTR (0x2008)"],
  ["I4", undefined, NullResultError, 'DShelf.I4: the call succeeded but "result" is NULL'],
  ["node", null, NullResultError, 'DShelf.node: the call succeeded but "result" is NULL'],
])("refuses what is no %s", async (name, answer, type, message) => {
  const error = await thrownBy(() =>
    asking(
      () => answer,
      (shelf) => shelf.echo(name, sample(name)),
    ),
  );
  expect(error).toBeInstanceOf(type);
  expect(error.message).toContain(message);
});

/** A right argument. */
function sample(name: string): unknown {
  if (name.endsWith("[]")) return [];
  if (name.startsWith("node")) return null;
  if (name === "BOOL") return true;
  if (name === "BSTR") return "";
  return name.endsWith("8") && name !== "R8" ? 0n : 0;
}

it("asks objects for the class", () =>
  asking(
    ({ values }) => (values[0] as INode).retain(),
    (shelf) => {
      const node = implement(INode, { getId: () => 5 });
      const found = shelf.echo("node", node) as INode;
      expect([found.getId(), found instanceof INode]).toEqual([5, true]);
      for (const one of [found, node]) one.dispose();
    },
  ));

it("asks the objects of an array", () =>
  asking(
    ({ values }) =>
      new TypedVariant(
        VT.ARRAY | VT.UNKNOWN,
        (values[0] as INode[]).map((one) => one.retain()),
      ),
    (shelf) => {
      const node = implement(INode, { getId: () => 5 });
      const found = shelf.echo("nodes", [node, node]) as INode[];
      expect(found.map((one) => one.getId())).toEqual([5, 5]);
      for (const one of [...found, node]) one.dispose();
    },
  ));

it("says when an object has not got the class", async () => {
  const error = await thrownBy(() =>
    asking(
      () => dispatchServer(() => 1),
      (shelf) => shelf.echo("node", null),
    ),
  );
  expect(isComError(error, 0x80004002)).toBe(true);
});

it("answers outs beside the result", async () => {
  const [result, id] = await asking(
    ({ assign, vts, values }) => {
      expect(vts).toEqual([VT.I4, VT.VARIANT, VT.UNKNOWN, VT.BSTR, VT.BOOL].map((vt) => VT.BYREF | vt));
      expect(values).toEqual([9, 8, null, "", false]);
      assign(1, ["other"]);
      assign(2, new TypedVariant(VT.UNKNOWN, implement(INode, { getId: () => 6 })));
      assign(3, new TypedVariant(VT.BSTR, "text"));
      assign(4, new TypedVariant(VT.BOOL, true));
      return 7;
    },
    (shelf) => {
      const outs = shelf.echo("outs", false, 8, 9) as { node: INode } & Disposable;
      const answer = [{ ...outs }, outs.node.getId()] as const;
      outs[Symbol.dispose]();
      return answer;
    },
  );
  expect(result).toMatchObject({ result: 7, flag: true, text: "text", any: ["other"] });
  expect(id).toBe(6);
  expect(
    await asking(
      ({ assign }) => void assign(0, new TypedVariant(VT.BSTR, "only")),
      (shelf) => shelf.echo("onlyOut"),
    ),
  ).toBe("only");
});

it("frees outs that a failing member has left", async () => {
  const error = await thrownBy(() =>
    asking(
      ({ assign }) => {
        assign(3, new TypedVariant(VT.BSTR, "text"));
        assign(2, new TypedVariant(VT.UNKNOWN, implement(INode, {})));
        throw new ComError(0x80004005);
      },
      (shelf) => shelf.echo("outs", false, "any", 9),
    ),
  );
  expect(error).toMatchObject({ hresult: 0x80004005, interface: "DShelf", method: "outs" });
});

it("names the wrong parameter", async () => {
  const error = await thrownBy(() =>
    asking(
      ({ blame }) => {
        blame(1);
        throw new ComError(0x80020005);
      },
      (shelf) => shelf.echo("outs", false, "any", 9),
    ),
  );
  expect(error).toMatchObject({ method: "outs", parameter: "any" });
});

it("reads and assigns properties", async () => {
  const seen: unknown[] = [];
  await asking(
    ({ dispid, kind, values, vts, named, wantsResult }) => {
      seen.push([dispid, kind, [...values], [...vts], named, wantsResult]);
      return 5;
    },
    (shelf) => {
      shelf.count = 3;
      expect(shelf.count).toBe(5);
      expect(() => {
        shelf.count = 40_000;
      }).toThrow("DShelf.count(value): expected an int16");
    },
  );
  expect(seen).toEqual([
    [1, 4, [3], [VT.I2], [-3], false],
    [1, 2, [], [], [], true],
  ]);
});

it("takes no reference of a person's for what comes back, before the call", async () => {
  let calls = 0;
  await asking(
    () => ++calls,
    (shelf) => {
      const call = () => shelf.echo("outs", true, new ByRef(1), 5);
      expect(call).toThrow(
        "DShelf.outs(any): a reference (VT_BYREF) can only be an [in] argument of its own",
      );
    },
  );
  expect(calls).toBe(0);
});

it("is refused on a released object and on others", async () => {
  await asking(
    () => 1,
    (shelf) => {
      shelf.dispose();
      expect(() => shelf.count).toThrow("DShelf.count: this DShelf was released");
      expect(() => DShelf.prototype.echo.call(new ByRef(1) as never, "I4", 1)).toThrow(TypeError);
    },
  );
});
