import { apartment, ensureApartment } from "../apartment/apartment.ts";
import { classChain } from "../client/class-chain.ts";
import { argumentPointer, IUnknown } from "../client/iunknown.ts";
import { ComError } from "../errors/com-error.ts";
import { describe } from "../errors/describe.ts";
import { RPC_E_WRONG_THREAD } from "../errors/hresults.ts";
import type { InterfaceClass, MethodPlan } from "../plan.ts";
import { type PoolMethod, type PreparedCall, poolMethod } from "./method.ts";
import { enqueue, type Task, withdraw } from "./queue.ts";
import { type CallSignal, forget, hasFired, isSignal, listen, reasonOf } from "./signal.ts";

export interface OffThreadOptions {
  /**
   * Ends the wait: the promise rejects with the signal's reason. A call that waits for its turn is then never made; one
   * that is under way goes on, as COM cannot stop it, and its results are released when it returns.
   */
  readonly signal?: CallSignal | undefined;
}

/**
 * The asynchronous twin of an interface: its methods, not its properties, with the same arguments, then optionally
 * `{ signal }`, and a promise of the same result. A generic method is not generic here: a property's value is checked
 * against its id only when the call is made.
 */
export type OffThread<T extends IUnknown> = {
  readonly [K in Exclude<keyof T & string, keyof IUnknown> as T[K] extends (...values: never[]) => unknown
    ? K
    : never]: Twin<T[K]>;
};

type Twin<F> = F extends (...values: infer A) => infer R
  ? (...values: [...A, options?: OffThreadOptions]) => Promise<R>
  : never;

interface Target {
  readonly wrapper: IUnknown;
  readonly options: OffThreadOptions;
}

/** By interface class. */
const prototypes = new Map<InterfaceClass, object>();
const targets = new WeakMap<object, Target>();

/**
 * The methods of an object as calls on another thread, which leave this one free: `await offThread(job).getState()`.
 * This is for calls that take long, and for those that call back: see "Threads" in the README.
 *
 * Arguments are checked and copied, and the object and [in] interfaces referenced, when a method is called: all may be
 * disposed before it returns. Everything wrong comes as a rejection; a ComError has no `errorInfo`. At most as many
 * calls are under way as the pool of libuv (UV_THREADPOOL_SIZE, 4 unless set) has threads but one; the rest wait in turn.
 *
 * @param options used by all calls that have none of their own
 * @throws {ComError} RPC_E_WRONG_THREAD in a single-threaded apartment, whose objects no other thread may call
 * @throws {ReleasedError} when the wrapper was released
 */
export function offThread<T extends IUnknown>(wrapper: T, options: OffThreadOptions = {}): OffThread<T> {
  const { type } = argumentPointer(wrapper, IUnknown, "offThread", "wrapper");
  signalOf(options, "offThread");
  ensureApartment();
  refuseSingleThreaded(type.interfaceName, "offThread");
  const twin = Object.create(prototypeOf(type)) as object;
  targets.set(twin, { wrapper, options });
  return Object.freeze(twin) as OffThread<T>;
}

function prototypeOf(type: InterfaceClass): object {
  let prototype = prototypes.get(type);
  if (prototype === undefined) {
    const members = classChain(type)
      .toReversed()
      .flatMap((link) => (Object.hasOwn(link, "plan") ? methodsOf(link) : []));
    prototype = Object.freeze(Object.fromEntries(members));
    prototypes.set(type, prototype);
  }
  return prototype;
}

function methodsOf(type: InterfaceClass): [name: string, twin: unknown][] {
  return type
    .plan()
    .methods.filter(({ accessor }) => accessor === undefined)
    .map((plan) => [plan.name, twinOf(type, plan)]);
}

function twinOf(type: InterfaceClass, plan: MethodPlan): unknown {
  const at = `${type.interfaceName}.${plan.name}`;
  let method: PoolMethod | undefined;
  return async function (this: object, ...values: unknown[]): Promise<unknown> {
    const target = targets.get(this);
    if (target === undefined) throw new TypeError(`${at}: expected what offThread returned as this`);
    method ??= poolMethod(type, plan);
    const { [method.length]: options = target.options } = values;
    const signal = signalOf(options, at);
    if (hasFired(signal)) throw reasonOf(signal);
    refuseSingleThreaded(type.interfaceName, plan.name);
    const call = method.prepare(target.wrapper, values);
    if (hasFired(signal)) {
      // A property of an argument did it, before anyone listened.
      call.discard();
      throw reasonOf(signal);
    }
    return await wait(call, signal);
  };
}

/** Makes a call when its turn comes, and settles when it has returned or the signal comes, whichever is first. */
function wait(call: PreparedCall, signal: CallSignal | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const task: Task = async () => {
      try {
        // Another listener of the signal may have kept the event from `abort`.
        if (hasFired(signal)) {
          reject(reasonOf(signal));
          call.discard();
          return;
        }
        const native = await call.invoke();
        // Results are taken and delivered in one step: an abort comes before both, or after both.
        if (hasFired(signal)) {
          reject(reasonOf(signal));
          call.discard();
        } else {
          resolve(call.finish(native));
        }
      } catch (error) {
        reject(error);
      } finally {
        if (signal !== undefined) forget(signal, abort);
      }
    };
    const abort = (): void => {
      reject(reasonOf(signal!));
      if (withdraw(task)) call.discard();
    };
    if (signal !== undefined) listen(signal, abort);
    enqueue(task);
  });
}

/** Reads the property once: what was checked is what is used. */
function signalOf(options: unknown, at: string): CallSignal | undefined {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`${at}(options): expected an object, got ${describe(options)}`);
  }
  const { signal } = options as OffThreadOptions;
  if (signal !== undefined && !isSignal(signal)) {
    throw new TypeError(`${at}(options.signal): expected an AbortSignal, got ${describe(signal)}`);
  }
  return signal;
}

function refuseSingleThreaded(interfaceName: string, method: string): void {
  if (apartment()?.kind !== "sta") return;
  throw new ComError(RPC_E_WRONG_THREAD, {
    interface: interfaceName,
    method,
    text: 'this thread is a single-threaded apartment, whose objects no other thread may call; offThread needs initializeApartment("mta")',
  });
}
