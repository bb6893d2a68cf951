import { type InterfaceClass, IUnknown, implement } from "@combind/runtime";
import * as shapes from "#shapes";
import { type Mischief, trapped, withGetters } from "./given.ts";
import type { Variants } from "./near.ts";
import type { Setting } from "./setting.ts";

/** The elements in arrays that are more than they seem, or change while they are read. */
export function nearList(value: readonly unknown[], setting: Setting): Variants {
  const mischief = setting.mischief();
  const { title } = mischief;
  return {
    longer: () => [...value, value[0]],
    shorter: () => value.slice(1),
    "many of them": () => Array.from({ length: 200 }, () => value).flat(),
    "with a hole": () => Object.assign(new Array(value.length + 1), { ...value }),
    frozen: () => Object.freeze([...value]),
    "with more properties": () => Object.assign([...value], { extra: 1, [Symbol.iterator]: null }),
    "of a class": () => class List extends Array<unknown> {}.from(value),
    "without a prototype": () => Object.setPrototypeOf([...value], null) as object,
    "something like it": () => ({ ...value, length: value.length }),
    "a Set": () => new Set(value),
    [`a proxy that ${title}`]: () => trapped([...value], mischief),
    [`an element that ${title}`]: () => withElement(value, mischief.act),
    "an element that ends the array": () => withElement(value, (list) => list.splice(0)),
    "an element that lengthens the array": () => withElement(value, (list) => list.push(...value, 1)),
  };
}

/** The array with a first element that does something when it is read. */
function withElement(value: readonly unknown[], act: (list: unknown[]) => void): unknown[] {
  const list = [...value];
  const get = (): unknown => {
    act(list);
    return value[0];
  };
  return Object.defineProperty(list, 0, { get, enumerable: true, configurable: true });
}

export function nearRecord(value: object, setting: Setting): Variants {
  const mischief: Mischief = setting.mischief();
  const names = Object.keys(value);
  const missing = names.length === 0 ? "" : setting.random.pick(names);
  return {
    [`without ${missing}`]: () =>
      Object.fromEntries(Object.entries(value).filter(([name]) => name !== missing)),
    "with more members": () => ({ ...value, extra: Symbol("more") }),
    frozen: () => Object.freeze({ ...value }),
    "without a prototype": () => Object.assign(Object.create(null) as object, value),
    inherited: () => Object.create(value) as object,
    "a class": () => Object.assign(class {}, value),
    [`getters of which each ${mischief.title}`]: () => withGetters(value, mischief),
    [`a proxy that ${mischief.title}`]: () => trapped(value, mischief),
  };
}

/** Things that look like a wrapper, and wrappers of other classes and objects. */
export function nearWrapper(value: IUnknown, setting: Setting): Variants {
  const { server } = setting;
  const type = value.constructor as unknown as InterfaceClass;
  return {
    "another reference": () => setting.keep(value.retain()),
    "its base class": () => setting.keep(value.as(IUnknown)),
    "another class": () => setting.keep(server.object.retain()),
    "another class of the same object": () => setting.keep(server.object.as(shapes.IShapesDual)),
    released: () => {
      const wrapper = value.retain();
      wrapper.dispose();
      return wrapper;
    },
    "an object of ours": () => setting.keep(implement(type, {})),
    "an heir": () => Object.create(value) as object,
    "the prototype": () => type.prototype,
    "a proxy": () => new Proxy(value, {}),
    "an address": () => 4096,
  };
}

export function nearClass(value: object): Variants {
  const type = value as typeof IUnknown;
  return {
    "another class": () => shapes.IShapesStructs,
    "a class of another kind": () => class {},
    "a proxy": () => new Proxy(type, {}),
    "an heir": () => class Heir extends (type as unknown as typeof Object) {},
    "an heir with an IID that is none": () =>
      class Heir extends (type as unknown as typeof Object) {
        static iid = "none";
      },
    "an heir whose IID runs code": () =>
      class Heir extends (type as unknown as typeof Object) {
        static get iid(): string {
          throw new Error("the IID was read");
        }
      },
    "its IID": () => type.iid,
    "its name": () => type.interfaceName,
  };
}

/** Of objects that are values: dates, amounts, values with a type. */
export function nearObject(value: object): Variants {
  return {
    "an heir": () => Object.create(value) as object,
    "its members": () => ({ ...value }),
    "a proxy": () => new Proxy(value, {}),
    "its text": () => String(value),
    "without its prototype": () => Object.assign(Object.create(null) as object, value),
  };
}
