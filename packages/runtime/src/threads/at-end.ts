/** Marks the listeners of all copies of this package. */
const last: unique symbol = Symbol.for("@combind/runtime/last") as never;

interface LastListener {
  (exitCode: number): void;
  readonly [last]: true;
}

/**
 * Runs a task when this JavaScript thread ends by itself, by process.exit or by an exception, but not when a worker is
 * terminated. It comes after the exit listeners of others, also of those that are added later, but no later than one of
 * them calls process.exit, after which none is called.
 */
export function atThreadEnd(task: (exitCode: number) => void): void {
  const listener: LastListener = Object.assign((code: number) => task(code), { [last]: true } as const);
  process.on("exit", listener);
  process.prependListener("exit", () => {
    const { exit } = process;
    process.exit = (code) => {
      task(Number(code ?? process.exitCode ?? 0));
      return exit.call(process, code);
    };
  });
  process.on("newListener", (event: string | symbol, added: Partial<LastListener>) => {
    if (event !== "exit" || added[last]) return;
    queueMicrotask(() => {
      process.off("exit", listener);
      process.on("exit", listener);
    });
  });
}
