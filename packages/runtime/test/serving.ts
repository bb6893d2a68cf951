import { type Handlers, type InterfaceClass, type IUnknown, implement } from "../src/index.ts";
import { expectNoLeaks } from "../src/testing/index.ts";

/** Runs a client against handlers over a real vtable, and checks that no reference and no object stays behind. */
export function serving<T extends IUnknown, R>(
  type: InterfaceClass<T>,
  handlers: Handlers<T>,
  client: (object: T) => R,
): Promise<Awaited<R>> {
  return expectNoLeaks(async () => {
    const object = implement(type, handlers);
    try {
      return await client(object);
    } finally {
      object.dispose();
    }
  });
}

/** What a call throws. */
export async function thrownBy(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

// biome-ignore lint/suspicious/noExplicitAny: values that the types forbid
export const wrong = (value: unknown): any => value;
