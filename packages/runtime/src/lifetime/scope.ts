import { describe } from "../errors/describe.ts";

/** Collects what to dispose when a scope ends, in reverse order. */
export interface Scope {
  /** Disposes the value at the end, and returns it. null and undefined are allowed, as with `using`. */
  adopt<T extends Disposable | null | undefined>(value: T): T;
  /** Calls the function at the end. */
  defer(cleanup: () => void): void;
  /** Takes an adopted value out again, so that it survives, and returns it. */
  move<T extends Disposable>(value: T): T;
}

interface Entry {
  readonly value: unknown;
  readonly cleanup: () => void;
}

/**
 * Runs a function and then disposes what it adopted: `using` for Node versions without it. If the function returns a
 * promise, the scope ends when that settles. If disposing throws, everything else is still disposed; several errors
 * come as one AggregateError.
 */
export function scope<T>(body: (scope: Scope) => T): T {
  const entries: Entry[] = [];
  let result: T;
  try {
    result = body(scopeOf(entries));
  } catch (error) {
    throw combined([error, ...close(entries)]);
  }
  if (result instanceof Promise) {
    return result.then(
      (value: unknown) => {
        throwAny(close(entries));
        return value;
      },
      (error: unknown) => {
        throw combined([error, ...close(entries)]);
      },
    ) as T;
  }
  throwAny(close(entries));
  return result;
}

function scopeOf(entries: Entry[]): Scope {
  return {
    adopt(value) {
      if (value === null || value === undefined) return value;
      const disposeMethod: unknown = value[Symbol.dispose];
      if (typeof disposeMethod !== "function") {
        throw new TypeError(`scope.adopt: expected a disposable value, got ${describe(value)}`);
      }
      entries.push({ value, cleanup: () => value[Symbol.dispose]() });
      return value;
    },
    defer(cleanup) {
      if (typeof cleanup !== "function") {
        throw new TypeError(`scope.defer: expected a function, got ${describe(cleanup)}`);
      }
      entries.push({ value: undefined, cleanup });
    },
    move(value) {
      const index = entries.findLastIndex((entry) => entry.value === value);
      if (index < 0 || value === undefined) {
        throw new TypeError("scope.move: the value was not adopted by this scope");
      }
      entries.splice(index, 1);
      return value;
    },
  };
}

/** Cleans up, latest first, and returns what went wrong. */
function close(entries: Entry[]): unknown[] {
  const errors: unknown[] = [];
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    try {
      entry.cleanup();
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}

function throwAny(errors: readonly unknown[]): void {
  if (errors.length > 0) throw combined(errors);
}

function combined(errors: readonly unknown[]): unknown {
  return errors.length === 1 ? errors[0] : new AggregateError(errors, "several errors while a scope ended");
}
