import { apartment, type IUnknown, type OffThread, offThread } from "@combind/runtime";

/**
 * An object for calls during which it calls back. In the MTA they are made off this thread, which is then free for the
 * callback. In a single-threaded apartment they are made here: COM lets callbacks through while it waits.
 */
export function away<T extends IUnknown>(object: T): OffThread<T> {
  return apartment()?.kind === "sta" ? (object as unknown as OffThread<T>) : offThread(object);
}
