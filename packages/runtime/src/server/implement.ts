import { classChain } from "../client/class-chain.ts";
import { checkInterfaceClass, type IUnknown, wrap } from "../client/iunknown.ts";
import { describe } from "../errors/describe.ts";
import type { InterfaceClass } from "../plan.ts";
import { layoutOf } from "./layout.ts";
import { type HandlerTable, ServerObject } from "./objects.ts";
import { type ImplementOptions, objectOptions } from "./options.ts";

/**
 * The methods and properties of an interface as a server writes them: those of the generated class, all optional (what
 * is missing answers E_NOTIMPL), where results with several members need not be disposable.
 */
export type Handlers<T extends IUnknown> = {
  -readonly [K in Exclude<keyof T & string, keyof IUnknown>]?: Handler<T[K]>;
};

type Handler<F> = F extends (...values: infer A) => infer R ? (...values: A) => HandlerResult<R> : F;

type HandlerResult<R> = R extends IUnknown ? R : R extends Disposable ? Omit<R, typeof Symbol.dispose> : R;

/** An object that has all of some classes. */
export type InstancesOf<C extends readonly InterfaceClass[]> = C extends readonly [
  infer First extends InterfaceClass,
  ...infer Rest extends readonly InterfaceClass[],
]
  ? First["prototype"] & InstancesOf<Rest>
  : unknown;

/**
 * Makes a COM object whose methods are JavaScript functions, and returns a wrapper with its first reference.
 *
 * Handlers have the signatures of the generated class and are called as methods of `handlers`, on the thread of this
 * JavaScript whatever thread calls. Wrappers that they get are lent for the call: `retain()` keeps one. Wrappers that
 * they return pass to the caller: `return w.retain()` keeps one's own. A ComError chooses the HRESULT; other exceptions
 * become one (TypeError and RangeError E_INVALIDARG, the rest E_FAIL) and go to `onHandlerError`.
 */
export function implement<T extends IUnknown>(
  type: InterfaceClass<T>,
  handlers: Handlers<T>,
  options?: ImplementOptions,
): T;
/** An object with several interfaces. A handler serves every listed class that has a method of its name. */
export function implement<const C extends readonly [InterfaceClass, ...InterfaceClass[]]>(
  types: C,
  handlers: InstancesOf<C> extends infer T extends IUnknown ? Handlers<T> : never,
  options?: ImplementOptions,
): C[0]["prototype"];
export function implement(
  types: InterfaceClass | readonly InterfaceClass[],
  handlers: object,
  options: ImplementOptions = {},
): IUnknown {
  const classes = Array.isArray(types)
    ? [...(types as readonly InterfaceClass[])]
    : [types as InterfaceClass];
  checkClasses(classes);
  if (typeof handlers !== "object" || handlers === null) {
    throw new TypeError(`implement(handlers): expected an object, got ${describe(handlers)}`);
  }
  for (const type of classes) checkHandlers(type, handlers as HandlerTable);
  const checked = objectOptions(options, "implement");
  const object = new ServerObject(layoutOf(classes), handlers as HandlerTable, checked);
  return wrap(classes[0]!, object.address);
}

function checkClasses(classes: readonly unknown[]): void {
  if (classes.length === 0) throw new TypeError("implement: expected at least one interface class");
  for (const type of classes) checkInterfaceClass(type, "implement");
}

function checkHandlers(type: InterfaceClass, handlers: HandlerTable): void {
  for (const link of classChain(type)) {
    for (const { name, accessor } of link.plan().methods) {
      if (accessor !== undefined) continue;
      const handler = handlers[name];
      if (handler !== undefined && typeof handler !== "function") {
        throw new TypeError(
          `implement(${type.interfaceName}): ${name} is no function but ${describe(handler)}`,
        );
      }
    }
  }
}
