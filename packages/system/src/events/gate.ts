import { ComError, RPC_E_DISCONNECTED } from "@combind/runtime";
import type { EventMember } from "./names.ts";

/** Handlers that can be shut: a source that keeps its receiver after the end does not reach them any more. */
export interface Gate {
  readonly handlers: object;
  /** Answers RPC_E_DISCONNECTED from now on. */
  shut(): void;
}

/** The handlers that are there for the members, called as methods of the object that they are given in. */
export function gateFor(members: readonly EventMember[], given: object): Gate {
  let isOpen = true;
  const table = given as Record<string, unknown>;
  const open = (): Record<string, unknown> => {
    if (!isOpen) throw new ComError(RPC_E_DISCONNECTED);
    return table;
  };
  const handlers = {};
  for (const { name, isProperty } of members) {
    if (!(name in table)) continue;
    const handler = table[name];
    if (isProperty) {
      Object.defineProperty(handlers, name, {
        enumerable: true,
        get: () => open()[name],
        set(value: unknown) {
          open()[name] = value;
        },
      });
    } else {
      const value =
        typeof handler === "function"
          ? (...values: unknown[]): unknown => Reflect.apply(handler, open(), values)
          : handler;
      Object.defineProperty(handlers, name, { enumerable: true, value });
    }
  }
  return {
    handlers,
    shut() {
      isOpen = false;
    },
  };
}
