import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  createInstance,
  createInstanceFrom,
  fromPointer,
  guid,
  IUnknown,
  implement,
  initializeApartment,
  pointerOf,
  ReleasedError,
  registerClass,
  sameObject,
} from "../../src/index.ts";
import { IEverything, INode, IStranger } from "../interfaces.ts";

// Whatever a person passes, native code must not see it: each of these would crash, wrap around or read foreign memory.

let served = 0;
const count = () => {
  served++;
  throw new Error("native code was reached");
};
const everything = implement(IEverything, {
  setNumbers: count,
  echoText: count,
  join: count,
  echoGuid: count,
  echoBytes: count,
  echoDigest: count,
  exchange: count,
  increment: count,
  notify: count,
  total: count,
  echoHandle: count,
  visit: count,
  getId: count,
});
const released = implement(INode, {});
released.dispose();
const stranger = implement(IStranger, {});
const detached = new Uint8Array(8);
structuredClone(detached.buffer, { transfer: [detached.buffer] });
const buffer = new (
  ArrayBuffer as unknown as new (
    bytes: number,
    options: { readonly maxByteLength: number },
  ) => ArrayBuffer & { resize(bytes: number): void }
)(16, { maxByteLength: 16 });
const shrunk = new Uint8Array(buffer, 8, 8);
buffer.resize(8);

class Liar extends Uint8Array {
  override get length() {
    return 1_000_000;
  }
}

const throwing = {
  get [Symbol.toPrimitive](): never {
    throw new Error("user code ran");
  },
  valueOf(): never {
    throw new Error("user code ran");
  },
};
const revoked = Proxy.revocable(everything, {});
revoked.revoke();

/** Values that are wrong wherever they stand. */
const NEVER: readonly unknown[] = [
  undefined,
  Symbol("s"),
  () => 1,
  {},
  [],
  throwing,
  new Proxy({}, {}),
  new Proxy(everything, {}),
  revoked.proxy,
  new Proxy(everything, {
    getPrototypeOf() {
      throw new Error("user code ran");
    },
  }),
  Object.create(everything),
  Object.create(INode.prototype),
  new String("boxed"),
  new Number(1),
];

const NOT_INTEGERS = [null, "1", true, NaN, Infinity, -Infinity, 1.5, 1e300, Number.MIN_VALUE, 1n];
const NOT_STRINGS = [0, 1, 4096, 1n, true, NaN, "cut\0short", "\0"];
const NOT_BIGINTS = [null, 0, 1, NaN, "1", 2n ** 64n, -(2n ** 63n) - 1n, 2n ** 100_000n];
const NOT_NODES = [1, 4096n, "node", true, stranger, released];
const NOT_GUIDS = [
  null,
  1,
  "",
  "x",
  "{6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90001}",
  `${INode.iid}0`,
  "g".repeat(36),
];
const NOT_CLASSES = [
  null,
  INode.iid,
  class {},
  new Proxy(INode, {}),
  class extends (new Proxy(INode, {})) {},
  class extends INode {
    static override get iid(): never {
      throw new Error("user code ran");
    }
  },
  class extends INode {
    static override readonly iid = "none" as typeof INode.iid;
  },
];
const NOT_BYTES = [
  null,
  "bytes",
  [1, 2],
  new ArrayBuffer(8),
  new DataView(new ArrayBuffer(8)),
  new Uint16Array(4),
  new Int8Array(8),
  new Uint8ClampedArray(8),
  new Proxy(new Uint8Array(8), {}),
  Object.create(Uint8Array.prototype),
  new Liar(8),
  Object.defineProperty(new Uint8Array(8), "length", { value: 1_000_000 }),
  Object.setPrototypeOf(new Uint8Array(8), null),
  detached,
  shrunk,
];

// biome-ignore lint/suspicious/noExplicitAny: the point is to pass what the types forbid
const target = everything as any;
const NUMBERS = [1, 1, 1, 1, 1, 1, 1n, 1n, 1, 1, true] as const;

function number(index: number) {
  return (value: unknown) => target.setNumbers(...NUMBERS.map((fine, at) => (at === index ? value : fine)));
}

const CASES: readonly [name: string, call: (value: unknown) => unknown, bad: readonly unknown[]][] = [
  ["int8", number(0), [...NOT_INTEGERS, 128, -129]],
  ["uint8", number(1), [...NOT_INTEGERS, 256, -1]],
  ["int16", number(2), [...NOT_INTEGERS, 32_768, -32_769]],
  ["uint16", number(3), [...NOT_INTEGERS, 65_536, -1]],
  ["int32", number(4), [...NOT_INTEGERS, 2 ** 31, -(2 ** 31) - 1]],
  ["uint32", number(5), [...NOT_INTEGERS, 2 ** 32, -1]],
  ["int64", number(6), [...NOT_BIGINTS, 2n ** 63n]],
  ["uint64", number(7), [...NOT_BIGINTS, -1n]],
  ["float", number(8), [null, "1", true, 1n]],
  ["double", number(9), [null, "1", true, 1n]],
  ["bool", number(10), [null, 0, 1, "true", 1n]],
  ["string or null", (value) => target.echoText(value), NOT_STRINGS],
  ["first string", (value) => target.join(value, "fine"), [null, ...NOT_STRINGS]],
  ["second string", (value) => target.join("fine", value), [null, ...NOT_STRINGS]],
  ["GUID", (value) => target.echoGuid(value), NOT_GUIDS],
  ["bytes", (value) => target.echoBytes(value), NOT_BYTES],
  ["20 bytes", (value) => target.echoDigest(value), [...NOT_BYTES, new Uint8Array(19), new Uint8Array(21)]],
  ["interface or null", (value) => target.exchange(value), NOT_NODES],
  ["interface class", (value) => target.as(value), NOT_CLASSES],
  ["interface", (value) => target.visit(value), [null, ...NOT_NODES]],
  ["[in, out] int32", (value) => target.increment(value), NOT_INTEGERS],
  ["uint64 of a plain result", (value) => target.total(value), [...NOT_BIGINTS, -1n]],
  ["address", (value) => target.echoHandle(value), [null, "1", 1n, NaN, -(2 ** 31) - 1, 1.5, 2 ** 53]],
  ["property", (value) => (target.title = value), [null, ...NOT_STRINGS]],
];

/** What misuse may throw: never a plain Error, which could stem from native code or from the value. */
function isTyped(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReleasedError;
}

function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

beforeEach(() => {
  served = 0;
});

afterAll(() => {
  everything.dispose();
  stranger.dispose();
});

describe("wrong arguments", () => {
  it.each(CASES)("refuses a wrong %s before native code runs", (_, call, bad) => {
    const accepted = [...bad, ...NEVER].filter((value) => !isTyped(thrown(() => call(value))));
    expect(accepted).toEqual([]);
    expect(served).toBe(0);
  });

  it("accepts what the types allow, so that the table above can fail", () => {
    expect(() => target.echoText("fine")).toThrow("E_FAIL");
    expect(served).toBe(1);
  });

  it("names the interface, the method, the parameter and the value", () => {
    expect(() => target.increment("9")).toThrow(
      'IEverything.increment(value): expected a number (int32), got "9"',
    );
    expect(() => target.increment(2 ** 31)).toThrow(
      "IEverything.increment(value): expected an int32, got 2147483648",
    );
    expect(() => target.visit(released)).toThrow("INode.visit(node): this INode was released");
    expect(() => target.visit(stranger)).toThrow("INode.visit(node): expected an INode, got an IStranger");
    expect(() => target.echoText("a\0b")).toThrow("expected a string without U+0000");
    expect(() => target.echoText("x".repeat(99), "extra")).not.toThrow(TypeError);
  });

  it("takes a type error for a wrong type and a range error for a wrong value", () => {
    expect(thrown(() => target.increment("1"))).toBeInstanceOf(TypeError);
    expect(thrown(() => target.increment(1.5))).toBeInstanceOf(RangeError);
    expect(thrown(() => target.echoDigest(new Uint8Array(19)))).toBeInstanceOf(RangeError);
    expect(() => target.echoBytes(detached)).toThrow(/echoBytes\(data\): .* was detached/);
    expect(() => target.echoBytes(shrunk)).toThrow(/echoBytes\(data\): .* has shrunk/);
  });
});

describe("wrong this", () => {
  const METHODS = ["getId", "visit", "as", "tryAs", "retain", "dispose", Symbol.dispose] as const;
  const values = [...NEVER, null, 1, 4096n, "this", true, INode, INode.prototype];

  it.each(METHODS)("refuses %s on anything but a wrapper", (name) => {
    // biome-ignore lint/suspicious/noExplicitAny: the point is to pass what the types forbid
    const method = (INode.prototype as any)[name] as (...values: unknown[]) => unknown;
    const accepted = values.filter((value) => !isTyped(thrown(() => method.call(value, INode))));
    expect(accepted).toEqual([]);
    expect(served).toBe(0);
  });

  it("refuses another class's wrapper, also a base's", () => {
    const node = implement(INode, {});
    expect(() => INode.prototype.getId.call(stranger as never)).toThrow(
      "expected an INode as this, got an IStranger",
    );
    expect(() => IEverything.prototype.size.call(node as never)).toThrow("expected an IEverything as this");
    node.dispose();
  });

  it("refuses a property on the prototype", () => {
    expect(() => IEverything.prototype.title).toThrow(TypeError);
  });

  it("does not let a wrapper change its class", () => {
    const node = implement(INode, {});
    expect(() => Object.setPrototypeOf(node, IStranger.prototype)).toThrow(TypeError);
    node.dispose();
  });

  it("refuses everything but disposal on a released wrapper", () => {
    expect(() => released.getId()).toThrow(new ReleasedError("INode.getId: this INode was released"));
    expect(() => released.as(INode)).toThrow(ReleasedError);
    expect(() => released.tryAs(INode)).toThrow(ReleasedError);
    expect(() => released.retain()).toThrow(ReleasedError);
    expect(() => pointerOf(released)).toThrow(ReleasedError);
    expect(() => sameObject(stranger, released)).toThrow(ReleasedError);
    released.dispose();
    released[Symbol.dispose]();
  });
});

describe("wrong calls of the public functions", () => {
  // biome-ignore lint/suspicious/noExplicitAny: the point is to pass what the types forbid
  const any = (value: unknown) => value as any;
  const NOT_CLASSES = [undefined, null, 1, "INode", {}, class {}, Object, Uint8Array, everything, () => 1];
  const CALLS: readonly [string, (value: unknown) => unknown, readonly unknown[]][] = [
    ["as(class)", (value) => everything.as(any(value)), NOT_CLASSES],
    ["tryAs(class)", (value) => everything.tryAs(any(value)), NOT_CLASSES],
    ["implement(class)", (value) => implement(any(value), {}), [...NOT_CLASSES, []]],
    ["implement([class])", (value) => implement(any([INode, value]), {}), NOT_CLASSES],
    ["implement(handlers)", (value) => implement(INode, any(value)), [undefined, null, 1, "x", () => 1]],
    ["implement(handler)", (value) => implement(INode, { getId: any(value) }), [null, 1, "x", {}, throwing]],
    ["createInstance(class)", (value) => createInstance(INode.iid, any(value)), NOT_CLASSES],
    [
      "createInstance(coclass)",
      (value) => createInstance(any(value), INode),
      [undefined, null, 1, "x", {}, INode],
    ],
    [
      "createInstance(context)",
      (value) => createInstance(INode.iid, INode, { context: any(value) }),
      ["1", -1, 0.5],
    ],
    [
      "createInstanceFrom(path)",
      (value) => createInstanceFrom(any(value), INode.iid, INode),
      [null, 1, "", "a\0b"],
    ],
    ["registerClass(coclass)", (value) => registerClass(any(value), () => everything), [null, 1, "x", {}]],
    ["registerClass(factory)", (value) => registerClass(INode.iid, any(value)), [null, 1, everything]],
    ["fromPointer(class)", (value) => fromPointer(any(value), 4096, { addRef: true }), NOT_CLASSES],
    [
      "fromPointer(address)",
      (value) => fromPointer(INode, any(value), { addRef: true }),
      [
        undefined,
        null,
        "4096",
        0,
        0n,
        -8,
        -8n,
        NaN,
        Infinity,
        1.5,
        4097,
        4100,
        2 ** 60,
        2n ** 64n,
        {},
        throwing,
      ],
    ],
    [
      "fromPointer(options)",
      (value) => fromPointer(INode, pointerOf(everything), any(value)),
      [undefined, null, {}, { addRef: 1 }],
    ],
    ["pointerOf", (value) => pointerOf(any(value)), [...NEVER, null, 1, INode]],
    ["sameObject", (value) => sameObject(everything, any(value)), [...NEVER, null, 1, INode]],
    ["guid", (value) => guid(any(value)), [...NEVER, null, 1, "", "{}", `{${INode.iid}`, `${INode.iid} `]],
    ["initializeApartment", (value) => initializeApartment(any(value)), [...NEVER, null, 0, "MTA"]],
  ];

  it.each(CALLS)("refuses a wrong value for %s", (_, call, bad) => {
    expect(bad.filter((value) => !isTyped(thrown(() => call(value))))).toEqual([]);
  });

  it("refuses to construct wrappers", () => {
    // @ts-expect-error: the constructor is protected
    expect(() => new INode()).toThrow("INode is a COM interface");
    // @ts-expect-error: the constructor is protected
    expect(() => new IUnknown(Symbol("wrapping"), {})).toThrow(TypeError);
    class Mine extends INode {}
    // @ts-expect-error: the constructor is protected
    expect(() => Reflect.construct(IUnknown, [], Mine) && new Mine()).toThrow(TypeError);
  });
});
