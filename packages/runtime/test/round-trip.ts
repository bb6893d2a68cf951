import { expect, vi } from "vitest";
import { bind, enter } from "../src/codegen/index.ts";
import {
  type Handlers,
  type InterfaceClass,
  type IUnknown,
  implement,
  type OffThread,
  offThread,
  onHandlerError,
  pointerOf,
} from "../src/index.ts";
import { liveObjects } from "../src/testing/index.ts";
import { blocks } from "./counted-memory.ts";
import { serving, thrownBy, wrong } from "./serving.ts";

/**
 * Calls handlers off the thread, and checks that no reference, no object and no memory stays behind. For files that
 * count the memory. What the calls answer must be released by `call`.
 */
export async function roundTrip<T extends IUnknown, R>(
  type: InterfaceClass<T>,
  handlers: object,
  call: (twin: OffThread<T>, object: T) => R,
): Promise<Awaited<R>> {
  const run = () =>
    serving(type, wrong(handlers) as Handlers<T>, async (object) => {
      const before = liveObjects();
      const result = await call(offThread(object), object);
      await vi.waitFor(() => expect(liveObjects()).toBe(before));
      return result;
    });
  // The first run may make vtables.
  await run();
  const before = blocks.live.size;
  const result = await run();
  expect([blocks.live.size, blocks.wrongFrees]).toEqual([before, 0]);
  return result;
}

/** The error of a call, or what a handler did wrong. Nothing stays behind either. */
export async function failing<T extends IUnknown>(
  type: InterfaceClass<T>,
  handlers: object,
  call: (twin: OffThread<T>) => unknown,
): Promise<{ readonly error: Error & { readonly hresult?: number }; readonly handler: string | undefined }> {
  let handler: string | undefined;
  const listening = onHandlerError((error) => {
    const { message, cause } = error as Error;
    handler = cause instanceof Error ? cause.message : message;
  });
  try {
    const error = await roundTrip(type, handlers, (twin) => thrownBy(() => call(twin)));
    return { error, handler };
  } finally {
    listening[Symbol.dispose]();
  }
}

/** Calls a slot of served handlers with chosen native arguments, as a foreign caller would. */
export function callSlot<T extends IUnknown>(
  type: InterfaceClass<T>,
  handlers: object,
  slot: number,
  signature: string,
  ...values: unknown[]
): number {
  const object = implement(type, wrong(handlers) as Handlers<T>);
  try {
    return bind(enter(object, type, "test"), slot, signature)(pointerOf(object), ...values) >>> 0;
  } finally {
    object.dispose();
  }
}
