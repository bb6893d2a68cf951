import { ComError, formatHresult, type IUnknown, NullResultError, scope } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";

/** Keeps a wrapper until the driver ends, and gives it back. */
export type Adopt = <T extends Disposable>(wrapper: T) => T;

/** Runs a driver and prints what it reports; fails if a reference or an implemented object is left. */
export async function runDriver(body: (adopt: Adopt, args: readonly string[]) => unknown): Promise<void> {
  const report = await expectNoLeaks(() =>
    scope(async (s) => body((wrapper) => s.adopt(wrapper), process.argv.slice(2))),
  );
  console.log(JSON.stringify(report, (_, value) => (typeof value === "bigint" ? `${value}n` : value)));
}

/** The type of error that a call ends with, and what it says of itself. */
export function refusal(call: () => unknown): string {
  try {
    const result = call();
    if (isDisposable(result)) result[Symbol.dispose]();
    return "succeeds";
  } catch (error) {
    if (error instanceof ComError) {
      const name = error.code === undefined ? "" : `${error.code} `;
      return `${name}${formatHresult(error.hresult)} from ${error.interface}.${error.method}`;
    }
    if (error instanceof NullResultError || error instanceof TypeError || error instanceof RangeError) {
      return `${error.name}: ${error.message}`;
    }
    throw error;
  }
}

/** Uses a wrapper for one question. */
export function of<T extends IUnknown, R>(wrapper: T, ask: (wrapper: T) => R): R {
  try {
    return ask(wrapper);
  } finally {
    wrapper.dispose();
  }
}

/** Bytes as JSON can hold them. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function isDisposable(value: unknown): value is Disposable {
  return typeof value === "object" && value !== null && Symbol.dispose in value;
}
