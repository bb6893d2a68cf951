import { describe } from "../errors/describe.ts";

export interface ImplementOptions {
  /** Called once, when the last reference is gone. */
  readonly onFinalRelease?: () => void;
  /**
   * Lets all COM apartments of the process call the object itself, without proxies: it answers to IAgileObject, and on
   * Windows to IMarshal with the free-threaded marshaller. Its handlers run on the thread of this JavaScript either way.
   */
  readonly agile?: boolean;
}

/** What options come to, read once and checked. */
export function objectOptions(options: ImplementOptions, at: string) {
  if (typeof options !== "object" || options === null)
    throw new TypeError(`${at}(options): expected an object, got ${describe(options)}`);
  const { onFinalRelease, agile = false } = options;
  if (onFinalRelease !== undefined && typeof onFinalRelease !== "function")
    throw new TypeError(`${at}(onFinalRelease): expected a function, got ${describe(onFinalRelease)}`);
  if (typeof agile !== "boolean")
    throw new TypeError(`${at}(agile): expected a boolean, got ${describe(agile)}`);
  return { finalRelease: onFinalRelease, agile };
}
