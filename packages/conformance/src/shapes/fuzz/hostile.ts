import { ByRef, IUnknown, implement, SafeArrayValue, TypedVariant, VariantError } from "@combind/runtime";
import * as shapes from "#shapes";
import { type Given, trapped, withGetters } from "./given.ts";
import type { Setting } from "./setting.ts";

type Makers = Readonly<Record<string, (setting: Setting) => unknown>>;

/** What surely is no address and no length: the only wrong values where native code trusts those. */
const NO_ADDRESSES: Makers = {
  undefined: () => undefined,
  "a symbol": () => Symbol("hostile"),
  "a string": () => "4096",
  NaN: () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  "a fraction": () => 0.5,
  "a number beyond addresses": () => 2 ** 60,
  "a number below handles": () => -(2 ** 40),
  "a bigint beyond 64 bits": () => 2n ** 64n,
  "an object": () => ({}),
  "a Number object": () => Object(4096),
  "an object that converts": () => ({ valueOf: () => 4096, toString: () => "4096" }),
};

const ALL: Makers = {
  ...NO_ADDRESSES,
  null: () => null,
  true: () => true,
  "-0": () => -0,
  "a large number": () => 2 ** 53,
  "a negative number": () => -1,
  "a huge bigint": () => 2n ** 4000n,
  "a negative bigint": () => -(2n ** 63n) - 1n,
  "U+0000": () => "a\0b",
  "a lone surrogate": () => "\udc00",
  "a long string": () => "\u20ac".repeat(20_000),
  "a very long string": () => "x".repeat(2 ** 17),
  "a String object": () => Object("text"),
  "a function": () => () => 4096,
  "a class": () => class {},
  "the base class": () => IUnknown,
  "an interface class": ({ random }) => random.pick([shapes.IShapesItem, shapes.IShapesDual]),
  "an invalid Date": () => new Date(Number.NaN),
  "a promise": () => Promise.resolve(1),
  "a Map": () => new Map([["length", 1]]),
  "an object without a prototype": () => Object.create(null),
  "a revoked proxy": revoked,
  "a proxy": (setting) => trapped({}, setting.mischief()),
  "a proxy of a function": (setting) => trapped(() => {}, setting.mischief()),
  "a proxy of an array": (setting) => trapped([1, 2, 3], setting.mischief()),
  getters: (setting) => withGetters({ length: 1, x: 1, y: 1n, value: 1, iid: "" }, setting.mischief()),
  "an empty array": () => [],
  "an array of everything": () => [undefined, null, 1, 1n, "x", {}, []],
  "a sparse array": () => new Array(1_000),
  "the longest array": () => new Array(2 ** 32 - 1),
  "an array that holds itself": arrayInItself,
  "an object that holds itself": objectInItself,
  "a deep array": () => Array.from({ length: 20_000 }).reduce((inner) => [inner], [] as unknown),
  "something like an array": () => ({ length: 2, 0: 1, 1: 2 }),
  bytes: () => new Uint8Array(8),
  "shared bytes": () => new Uint8Array(new SharedArrayBuffer(8)),
  "a DataView": () => new DataView(new ArrayBuffer(8)),
  "false bytes": () => Object.create(Uint8Array.prototype),
  "a reference": ({ random }) => new ByRef(random.pick([1, "x", null, new Date(), [1]])),
  "a reference to a type": ({ random }) => new ByRef(random.pick([1, "x", null, 4096]), random.below(80)),
  "a typed value": typedValue,
  "a matrix": matrix,
  "an error": () => new VariantError(-1),
  "an item": (setting) => setting.keep(setting.server.objects.createItem(7)),
  "a released item": releasedItem,
  "an item of ours": itemOfOurs,
  "an item without a pointer": () => Object.create(shapes.IShapesItem.prototype),
};

export function hostile(setting: Setting): Given {
  return oneOf(ALL, setting);
}

export function noAddress(setting: Setting): Given {
  return oneOf(NO_ADDRESSES, setting);
}

function oneOf(makers: Makers, setting: Setting): Given {
  const title = setting.random.pick(Object.keys(makers));
  return { title, value: makers[title]!(setting) };
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function arrayInItself(): unknown[] {
  const array: unknown[] = [1];
  array.push(array);
  return array;
}

function objectInItself(): object {
  const object: Record<string, unknown> = { x: 1, y: 1n, value: 1 };
  object.next = object;
  return object;
}

/** What the classes of the runtime themselves refuse becomes the error that they throw. */
function attempted(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

/** Of any type, also of those that Automation does not know, with or without the flags. */
function typedValue({ random }: Setting): unknown {
  const vt = random.below(80) | random.pick([0, 0, 0x1000, 0x2000, 0x4000, 0x6000, 0x8000]);
  const value = random.pick([1, 4096n, "x", [1], null, -1, new Uint8Array(2), {}]);
  return attempted(() => new TypedVariant(vt, value));
}

function matrix({ random }: Setting): unknown {
  const elements = random.pick<ArrayLike<unknown>>([[[1, 2], [3]], [], [[1], 2], [[[]]], new Array(2)]);
  return attempted(() => new SafeArrayValue(random.below(40), elements, random.below(5)));
}

function releasedItem({ server }: Setting): IUnknown {
  const item = server.objects.createItem(7);
  item.dispose();
  return item;
}

/** Its answers are as hostile as an argument. */
function itemOfOurs(setting: Setting): IUnknown {
  const { value } = setting.random.once(2) ? { value: 7 } : oneOf(NO_ADDRESSES, setting);
  return setting.keep(implement(shapes.IShapesItem, { getValue: () => value as number }));
}
