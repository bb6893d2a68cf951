import { BG_AUTH_CREDENTIALS, BG_FILE_INFO, BITS_FILE_PROPERTY_VALUE } from "@combind/bits";
import { guid, type InterfaceClass, type IUnknown, implement } from "@combind/runtime";
import type { Codec, ParameterPlan, ValuePlan } from "@combind/runtime/codegen";
import { detachedArray, LyingArray, shrunkArray } from "./arrays.ts";

/** A value that a parameter must refuse, and how. Made anew for each attempt. */
export interface BadValue {
  readonly title: string;
  readonly error: "TypeError" | "RangeError" | "ReleasedError";
  /** The message, where it is the value's own and names no parameter. */
  readonly message?: string;
  /** Whether code of the value throws when it is looked at. */
  readonly throws?: true;
  readonly make: () => unknown;
}

const RANGES: Readonly<Record<string, readonly [least: bigint, greatest: bigint]>> = {
  int8: [-0x80n, 0x7fn],
  uint8: [0n, 0xffn],
  int16: [-0x8000n, 0x7fffn],
  uint16: [0n, 0xffffn],
  int32: [-0x8000_0000n, 0x7fff_ffffn],
  uint32: [0n, 0xffff_ffffn],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  pointer: [0n, 2n ** 53n - 1n],
};

/** Structs that hold strings; of the others, all bytes zero are a value. */
const SAMPLES: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>([
  [BG_FILE_INFO, { remoteName: "http://127.0.0.1/", localName: "file" }],
  [BG_AUTH_CREDENTIALS, { target: 1, scheme: 1, credentials: { userName: "user", password: "word" } }],
]);

/** A value that the parameter takes. */
export function goodValue({ value }: ParameterPlan): unknown {
  switch (value.kind) {
    case "string":
    case "bstr":
      return "text";
    case "filetime":
      return 1n;
    case "record":
      return goodRecord(value.codec);
    case "array":
      return [];
    case "union":
      return value.codec === BITS_FILE_PROPERTY_VALUE ? "text" : 1;
    case "guid":
      return guid("01234567-89ab-cdef-0123-456789abcdef");
    case "interface":
      return implement(value.type, {});
    case "bytes":
      return new Uint8Array(typeof value.count === "number" ? value.count : 3);
    case "bool":
      return true;
    case "int64":
    case "uint64":
      return 1n;
    case "int8":
    case "uint8":
    case "int16":
    case "uint16":
    case "int32":
    case "uint32":
    case "float":
    case "double":
    case "pointer":
    case "count":
    case "buffer":
      return 1;
    default:
      throw new TypeError(`the interfaces of this suite have no ${value.kind}`);
  }
}

/** The values that the parameter must refuse. */
export function badValues({ value, nullable }: ParameterPlan): BadValue[] {
  const never: BadValue[] = NEVER.map(([title, make]) => ({ title, error: "TypeError", make }));
  if (!nullable) never.push({ title: "null", error: "TypeError", make: () => null });
  return [...never, revokedProxy(value), ...ofKind(value)];
}

/** What no parameter takes. */
const NEVER: readonly (readonly [title: string, make: () => unknown])[] = [
  ["undefined", () => undefined],
  ["a symbol", () => Symbol("x")],
  ["a function", () => () => 1],
  ["an object that converts", () => ({ valueOf: () => 1, toString: () => "text" })],
  ["an object without a prototype", () => Object.create(null)],
  ["a Date", () => new Date(0)],
  ["a promise", () => Promise.resolve(1)],
];

/** It throws by itself where it is read; where it must be something else it is only refused. */
function revokedProxy({ kind }: ValuePlan): BadValue {
  const isRead = kind === "record" || kind === "array";
  return {
    title: "a revoked proxy",
    error: "TypeError",
    throws: true,
    ...(isRead && { message: "Cannot perform '" }),
    make: () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  };
}

function ofKind(value: ValuePlan): BadValue[] {
  const wrongType = (title: string, make: () => unknown): BadValue => ({ title, error: "TypeError", make });
  const outOfRange = (title: string, make: () => unknown): BadValue => ({ title, error: "RangeError", make });
  switch (value.kind) {
    case "string":
      return [
        wrongType("a number", () => 4096),
        wrongType("a bigint", () => 4096n),
        wrongType("bytes", () => new Uint8Array(8)),
        wrongType("a String object", () => Object("text")),
        outOfRange("U+0000 inside", () => "GET\0POST"),
        outOfRange("U+0000 alone", () => "\0"),
      ];
    case "bstr":
      return [
        wrongType("a number", () => 4096),
        wrongType("bytes", () => new Uint8Array(8)),
        wrongType("a String object", () => Object("text")),
      ];
    case "record":
      return [
        wrongType("a number", () => 4096),
        wrongType("text", () => "text"),
        wrongType("an empty object", () => ({})),
        {
          title: "getters that throw",
          error: "RangeError",
          message: THROWN,
          throws: true,
          make: throwingObject,
        },
        ...badMembers(goodRecord(value.codec)),
      ];
    case "array":
      return [
        wrongType("a number", () => 4096),
        wrongType("text", () => "text"),
        wrongType("something like an array", () => ({ length: 1, 0: {} })),
        wrongType("an array of numbers", () => [4096]),
        wrongType("an array with a hole", () => new Array(1)),
        {
          title: "an element whose getters throw",
          error: "RangeError",
          message: THROWN,
          throws: true,
          make: () => [throwingObject()],
        },
      ];
    case "union":
      return ofKind({ kind: value.codec === BITS_FILE_PROPERTY_VALUE ? "string" : "uint32" });
    case "guid":
      return [
        wrongType("a number", () => 0),
        wrongType("no GUID", () => "01234567-89ab-cdef"),
        wrongType("a GUID in braces", () => "{01234567-89ab-cdef-0123-456789abcdef}"),
        wrongType("a GUID with more after it", () => "01234567-89ab-cdef-0123-456789abcdef0"),
        wrongType("a GUID and a newline", () => "01234567-89ab-cdef-0123-456789abcdef\n"),
      ];
    case "bytes":
      return [
        wrongType("an array", () => [1, 2, 3]),
        wrongType("a buffer", () => new ArrayBuffer(8)),
        wrongType("16-bit numbers", () => new Uint16Array(20)),
        wrongType("a DataView", () => new DataView(new ArrayBuffer(20))),
        wrongType("a detached array", detachedArray),
        wrongType("an array whose buffer has shrunk", shrunkArray),
        wrongType("a proxy of an array", () => new Proxy(new Uint8Array(20), {})),
        wrongType("a false array", () => Object.create(Uint8Array.prototype)),
        wrongType("an array with a false length", () => new LyingArray(2)),
        ...(typeof value.count === "number"
          ? [
              outOfRange("one byte too few", () => new Uint8Array(Number(value.count) - 1)),
              outOfRange("one byte too many", () => new Uint8Array(Number(value.count) + 1)),
            ]
          : []),
      ];
    case "interface":
      return [...wrappers(value.type), wrongType("a number", () => 4096)];
    case "bool":
      return [wrongType("a number", () => 1), wrongType("text", () => "true")];
    case "float":
    case "double":
      return [wrongType("text", () => "1"), wrongType("a bigint", () => 1n)];
    case "filetime":
      return ofKind({ kind: "uint64" });
    case "int64":
    case "uint64": {
      const [least, greatest] = RANGES[value.kind]!;
      return [
        wrongType("a number", () => 1),
        wrongType("text", () => "1"),
        wrongType("a BigInt object", () => Object(1n)),
        wrongType("NaN", () => Number.NaN),
        outOfRange("a huge bigint", () => 2n ** 4_000n),
        outOfRange("a huge negative bigint", () => -(2n ** 4_000n)),
        outOfRange("one below the least", () => least - 1n),
        outOfRange("one above the greatest", () => greatest + 1n),
      ];
    }
    case "count":
    case "buffer":
      return [];
    case "int8":
    case "uint8":
    case "int16":
    case "uint16":
    case "int32":
    case "uint32":
    case "pointer": {
      const [least, greatest] = RANGES[value.kind]!;
      return [
        wrongType("text", () => "1"),
        wrongType("a bigint", () => 1n),
        wrongType("a boolean", () => true),
        wrongType("a Number object", () => Object(1)),
        wrongType("a huge bigint", () => 2n ** 4_000n),
        outOfRange("a fraction", () => 1.5),
        outOfRange("the least fraction", () => Number.MIN_VALUE),
        outOfRange("NaN", () => Number.NaN),
        outOfRange("infinity", () => Number.POSITIVE_INFINITY),
        outOfRange("negative infinity", () => Number.NEGATIVE_INFINITY),
        outOfRange("the greatest number", () => Number.MAX_VALUE),
        outOfRange("one below the least", () => Number(least - 1n)),
        outOfRange("one above the greatest", () => Number(greatest + 1n)),
      ];
    }
    default:
      throw new TypeError(`the interfaces of this suite have no ${value.kind}`);
  }
}

function goodRecord(codec: Codec): object {
  return (SAMPLES.get(codec) ?? codec.read(new DataView(new ArrayBuffer(codec.size)), 0)) as object;
}

/** The record with each of its members missing, or of a type that none has. */
function badMembers(record: object): BadValue[] {
  return Object.keys(record).flatMap((name) =>
    [undefined, Symbol("x"), () => 1].map((wrong) => ({
      title: `${name} is ${typeof wrong}`,
      error: "TypeError" as const,
      make: () => ({ ...record, [name]: wrong }),
    })),
  );
}

/** Things that look like a wrapper of a class and are none, or no longer. */
export function wrappers(type: InterfaceClass): BadValue[] {
  const make = (): IUnknown => implement(type, {});
  return [
    { title: "a plain object", error: "TypeError", make: () => ({ address: 4096 }) },
    { title: "a proxy of a wrapper", error: "TypeError", make: () => new Proxy(make(), {}) },
    { title: "an heir of a wrapper", error: "TypeError", make: () => Object.create(make()) },
    {
      title: "an object of the class without a pointer",
      error: "TypeError",
      make: () => Object.create(type.prototype),
    },
    { title: "the class", error: "TypeError", make: () => type },
    { title: "a released wrapper", error: "ReleasedError", make: () => released(make()) },
  ];
}

function released(wrapper: IUnknown): IUnknown {
  wrapper.dispose();
  return wrapper;
}

const THROWN = "from a getter";

/** An object each of whose properties throws the same RangeError when it is read. */
function throwingObject(): object {
  return new Proxy(
    {},
    {
      get: () => {
        throw new RangeError(THROWN);
      },
    },
  );
}
