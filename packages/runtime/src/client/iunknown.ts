import { types } from "node:util";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { failure } from "../errors/failure.ts";
import { E_NOINTERFACE } from "../errors/hresults.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { ReleasedError } from "../errors/released-error.ts";
import { readPointer } from "../marshal/cells.ts";
import { type Guid, isGuidText, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import type { InterfaceClass, InterfacePlan } from "../plan.ts";
import { callEnd } from "../trace/channels.ts";
import { TracedPointer } from "../trace/traced-pointer.ts";
import { InterfacePointer, type NativePointer } from "./pointer.ts";
import { addReference, queryInterface } from "./reference.ts";

/** Known to this module only, so that no one else can construct a wrapper. */
const wrapping: unique symbol = Symbol("wrapping");

/** Whether a value is a true wrapper of this copy of the package, live or released. Proxies are not. */
export let isWrapper: (value: unknown) => value is IUnknown;
let pointerIn: (wrapper: IUnknown) => InterfacePointer;

/** The pointer of a live wrapper that is an instance of the class: the first step of every method, so without a detour. */
export let enter: (wrapper: unknown, type: InterfaceClass, at: string) => NativePointer;

/**
 * A reference to a COM object. Every interface class derives from this one.
 *
 * A wrapper owns one reference, which `dispose`, `[Symbol.dispose]` or `using` gives back; nothing else does, not even
 * the garbage collector. Wrappers are equal only to themselves: compare objects with `sameObject`.
 */
export class IUnknown {
  declare protected readonly $is: { readonly IUnknown: true };

  static readonly iid: Guid = "00000000-0000-0000-c000-000000000046" as Guid;
  static readonly interfaceName: string = "IUnknown";
  static readonly vtableLength: number = 3;
  static plan(): InterfacePlan {
    return { methods: [] };
  }

  readonly #pointer: InterfacePointer;

  static {
    isWrapper = (value): value is IUnknown =>
      typeof value === "object" && value !== null && #pointer in value;
    pointerIn = (wrapper) => wrapper.#pointer;
    enter = (wrapper, type, at) => {
      if (typeof wrapper === "object" && wrapper !== null && #pointer in wrapper) {
        const pointer = wrapper.#pointer;
        if (pointer.address !== 0 && pointer.isA(type))
          return callEnd.hasSubscribers ? new TracedPointer(pointer, at) : pointer;
      }
      throw unusable(wrapper, type, at, " as this");
    };
  }

  /** Wrappers are made by calls, never by `new`. */
  protected constructor(key: typeof wrapping, pointer: InterfacePointer) {
    if (key !== wrapping) {
      throw new TypeError(
        `${new.target.interfaceName} is a COM interface: use createInstance, implement or as`,
      );
    }
    this.#pointer = pointer;
    // Also fixes the prototype: a wrapper given another class's would call wrong slots.
    Object.preventExtensions(this);
  }

  /**
   * Asks the object for another of its interfaces. The result is a wrapper of its own, to be disposed too.
   *
   * @throws {ComError} E_NOINTERFACE when the object does not have it
   */
  as<T extends IUnknown>(type: InterfaceClass<T>): T {
    const result = query(this, type, "as");
    if (typeof result === "number") throw refusal(result, this, type, "as");
    return result;
  }

  /** As `as`, but null when the object does not have the interface; other failures throw. */
  tryAs<T extends IUnknown>(type: InterfaceClass<T>): T | null {
    const result = query(this, type, "tryAs");
    if (typeof result !== "number") return result;
    if (result >>> 0 === E_NOINTERFACE) return null;
    throw refusal(result, this, type, "tryAs");
  }

  /** A second wrapper with a reference of its own, for keeping what a callback only lends. */
  retain(): this {
    const { address, type } = enter(this, IUnknown, "IUnknown.retain");
    addReference(address);
    return wrap(type, address) as IUnknown as this;
  }

  /** Gives the reference back. Does nothing the second time. */
  dispose(): void {
    if (!isWrapper(this))
      throw new TypeError(`IUnknown.dispose: expected a wrapper as this, got ${describe(this)}`);
    pointerIn(this).release();
  }

  /** The same as `dispose`. */
  [Symbol.dispose](): void {
    IUnknown.prototype.dispose.call(this);
  }
}

/** The address of an argument: a live wrapper that is an instance of the class. */
export function addressOf(value: unknown, type: InterfaceClass, at: string, parameter: string): number {
  return argumentPointer(value, type, at, parameter).address;
}

export function addressOrNull(value: unknown, type: InterfaceClass, at: string, parameter: string): number {
  return value === null ? 0 : addressOf(value, type, at, parameter);
}

export function argumentPointer(
  value: unknown,
  type: InterfaceClass,
  at: string,
  parameter: string,
): InterfacePointer {
  if (isWrapper(value)) {
    const pointer = pointerIn(value);
    if (pointer.address !== 0 && pointer.isA(type)) return pointer;
  }
  throw unusable(value, type, `${at}(${parameter})`, "");
}

/** Why a value is no live wrapper of a class: it is none, it is another class's, or it has ended, and how. */
function unusable(value: unknown, type: InterfaceClass, at: string, role: string): TypeError | ReleasedError {
  if (!isWrapper(value))
    return new TypeError(`${at}: expected an ${type.interfaceName}${role}, got ${describe(value)}`);
  const pointer = pointerIn(value);
  const { interfaceName } = pointer.type;
  return pointer.isA(type)
    ? new ReleasedError(`${at}: this ${interfaceName} ${pointer.end}`)
    : new TypeError(`${at}: expected an ${type.interfaceName}${role}, got an ${interfaceName}`);
}

/** Throws unless the value is an interface class of this copy of the package. */
export function checkInterfaceClass(value: unknown, at: string): asserts value is InterfaceClass {
  if (value === IUnknown) return;
  if (typeof value === "function" && hasPlainIid(value) && value.prototype instanceof IUnknown) return;
  throw new TypeError(`${at}: expected an interface class, got ${describe(value)}`);
}

/** Whether reading a class's IID runs no code of a person: it is read when other arguments have been checked. */
function hasPlainIid(type: object): boolean {
  for (let link: object | null = type; link !== null; link = Object.getPrototypeOf(link) as object | null) {
    if (types.isProxy(link)) return false;
    const own = Object.getOwnPropertyDescriptor(link, "iid");
    if (own !== undefined) return typeof own.value === "string" && isGuidText(own.value);
  }
  return false;
}

/** A wrapper that owns the reference at `address`. */
export function wrap<T extends IUnknown>(type: InterfaceClass<T>, address: number): T {
  return construct(type, new InterfacePointer(address, type, true));
}

/** A wrapper without a reference; `expire` must end it when the call that lends the pointer returns. */
export function borrow<T extends IUnknown>(type: InterfaceClass<T>, address: number): T {
  return construct(type, new InterfacePointer(address, type, false));
}

/** Ends a lent wrapper, and gives the reference back that it has if it was read from memory. */
export function expire(wrapper: IUnknown): void {
  pointerIn(wrapper).release();
}

/**
 * Hands a live wrapper's pointer over to native code with a reference: the wrapper's own, which ends the wrapper, or a
 * new one if the wrapper is borrowed.
 */
export function handOver(wrapper: IUnknown): number {
  const pointer = pointerIn(wrapper);
  if (pointer.owned) return pointer.handOver();
  addReference(pointer.address);
  return pointer.address;
}

function construct<T extends IUnknown>(type: InterfaceClass<T>, pointer: InterfacePointer): T {
  const Wrapper = type as unknown as new (key: typeof wrapping, pointer: InterfacePointer) => T;
  return new Wrapper(wrapping, pointer);
}

/** The wrapper, or the signed HRESULT of a failure. */
function query<T extends IUnknown>(self: IUnknown, type: InterfaceClass<T>, method: string): T | number {
  const at = `IUnknown.${method}`;
  const { address } = enter(self, IUnknown, at);
  checkInterfaceClass(type, at);
  const cell = take(32);
  try {
    writeGuid(cell + 16, type.iid);
    const hr = queryInterface(address, cell + 16, cell);
    if (hr < 0) return hr;
    const found = readPointer(cell);
    if (found === 0) throw new NullResultError(at, type.interfaceName);
    return wrap(type, found);
  } finally {
    drop(cell);
  }
}

function refusal(hr: number, self: IUnknown, type: InterfaceClass, method: string): ComError {
  const pointer = pointerIn(self);
  if (hr >>> 0 === E_NOINTERFACE) {
    return new ComError(hr, { interface: pointer.type.interfaceName, method, parameter: type.interfaceName });
  }
  return failure(hr, `${pointer.type.interfaceName}.${method}`, pointer);
}
