import { types } from "node:util";

/** As much of an AbortSignal as is needed, spelled out so that no library of types is. Only true ones are taken. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

// A signal is used through what the language itself has for it: what else a person put on one may throw, when a call is
// under way that somebody must end.

/** Whether a value is a true signal. Runs no code of the value. */
export function isSignal(value: unknown): value is CallSignal {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  try {
    read(value as CallSignal, "aborted");
    return true;
  } catch {
    return false;
  }
}

export function hasFired(signal: CallSignal | undefined): signal is CallSignal {
  return signal !== undefined && read(signal, "aborted") === true;
}

export function reasonOf(signal: CallSignal): unknown {
  return read(signal, "reason");
}

export function listen(signal: CallSignal, listener: () => void): void {
  Reflect.apply(EventTarget.prototype.addEventListener, signal, ["abort", listener, { once: true }]);
}

export function forget(signal: CallSignal, listener: () => void): void {
  Reflect.apply(EventTarget.prototype.removeEventListener, signal, ["abort", listener]);
}

function read(signal: CallSignal, name: "aborted" | "reason"): unknown {
  const { get } = Object.getOwnPropertyDescriptor(AbortSignal.prototype, name)!;
  return Reflect.apply(get!, signal, []);
}
