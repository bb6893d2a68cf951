import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import {
  type ComError,
  fromPointer,
  type Guid,
  type InterfaceClass,
  IUnknown,
  implement,
  NativeMemoryError,
  offThread,
  pointerOf,
  trackReferences,
} from "@combind/runtime";
import type { InterfacePlan } from "@combind/runtime/codegen";
import { liveObjects } from "@combind/runtime/testing";
import koffi from "koffi";
import { IThreadCallers, IThreadTarget } from "#threads";
import { hex, makeTarget, openCallers, pause, program } from "./target.ts";

// What crashes, hangs or goes wrong silently with bare Koffi. Arguments are the library and the pitfall, which has the
// process for itself.

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Runs garbage collections, and what waits for them. */
async function collect(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    collectGarbage();
    await pause(1);
  }
}

const nameOf = (call: () => unknown): string => {
  try {
    return `returned ${String(call())}`;
  } catch (error) {
    return (error as Error).name;
  }
};

let made = 0;

/** An interface with so many methods without parameters. */
function interfaceOf(methods: number): InterfaceClass {
  const iid = `8a51d3c0-6f0e-4b57-9d14-${String(made++).padStart(12, "0")}` as Guid;
  return class extends IUnknown {
    static override readonly iid = iid;
    static override readonly interfaceName: string = "IMany";
    static override readonly vtableLength: number = 3 + methods;
    static override plan(): InterfacePlan {
      const slots = Array.from({ length: methods }, (_, index) => 3 + index);
      return {
        methods: slots.map((slot) => ({ name: `m${slot}`, slot, signature: "i(p)", parameters: [] })),
      };
    }
  } as unknown as InterfaceClass;
}

const PITFALLS: Readonly<Record<string, () => unknown>> = {
  async "a library whose handle is collected"() {
    const callers = openCallers();
    await collect();
    return callers.getTally().running;
  },

  async "a call through a pointer before any library is loaded"() {
    const callers = openCallers();
    const worker = new Worker(program("first-call"), { workerData: pointerOf(callers) });
    return await new Promise((resolve) => worker.once("message", resolve));
  },

  "calls without a live this"() {
    const { getTally } = IThreadCallers.prototype;
    const target = makeTarget();
    const released = openCallers();
    released.dispose();
    return [undefined, null, "text", 4096, {}, target, new Proxy(openCallers(), {}), released].map((self) =>
      nameOf(() => getTally.call(self as IThreadCallers)),
    );
  },

  async "a wrapper that is collected without being released"() {
    const warnings: string[] = [];
    process.on("warning", ({ name }) => warnings.push(name));
    trackReferences({ report: "none" });
    (() => void makeTarget())();
    await collect();
    return { warnings, live: liveObjects() };
  },

  async "results of calls on other threads in shared memory"() {
    const target = makeTarget();
    const twin = offThread(target);
    let wrong = 0;
    for (let batch = 0; batch < 20; batch++) {
      const numbers = Array.from({ length: 100 }, (_, index) => 3 * (100 * batch + index) + 2);
      const answers = numbers.map((number) => twin.double(number));
      if (target.double(5) !== 10) wrong++;
      collectGarbage();
      const doubled = await Promise.all(answers);
      wrong += doubled.filter((value, index) => value !== 2 * numbers[index]!).length;
    }
    return wrong;
  },

  "addresses as numbers and as bigints"() {
    const callers = openCallers();
    const address = pointerOf(callers);
    const again = fromPointer(IThreadCallers, BigInt(address), { addRef: true });
    return [typeof address, Number.isSafeInteger(address), pointerOf(again) === address];
  },

  "texts and integers that are none"() {
    const [callers, target] = [openCallers(), makeTarget()];
    const wrong = <T>(value: unknown): T => value as T;
    const texts = [4096, 4096n, null, undefined, "a\0b", {}, Symbol("text")];
    const counts = [2 ** 32, -1, 1.9, Number.NaN, Number.POSITIVE_INFINITY, 1n, "1", null, undefined];
    return {
      texts: texts.map((text) => nameOf(() => callers.readErrorInfo(target, wrong(text)))),
      counts: counts.map((count) => nameOf(() => callers.start(target, wrong(count), 1, 0))),
      started: callers.getTally().running,
    };
  },

  "callbacks whose address the next one gets"() {
    const target = makeTarget();
    const address = pointerOf(target);
    const callers = openCallers();
    target.dispose();
    const before = koffi.stats().callbacks;
    const others = Array.from({ length: 50 }, () => implement(interfaceOf(2), {}));
    for (const other of others) other.dispose();
    const gone = fromPointer(IThreadTarget, address, { addRef: false });
    return { more: koffi.stats().callbacks - before, answer: hex(callers.callHere(gone, 5)) };
  },

  async "calls that block the pool"() {
    const twin = offThread(openCallers());
    let done = 0;
    const blocked = Array.from({ length: 16 }, () => twin.block(150).then(() => done++));
    await readFile(process.argv[2]!);
    const doneBeforeFile = done;
    await Promise.all(blocked);
    return { doneBeforeFile, done };
  },

  async "more calls than Koffi lets be under way"() {
    const twin = offThread(openCallers());
    const tallies = await Promise.all(Array.from({ length: 10_000 }, () => twin.getTally()));
    return tallies.filter(({ running }) => running === 0).length;
  },

  async "error information of another thread"() {
    const target = makeTarget();
    const told = (error: ComError) => [error.code, error.errorInfo?.description ?? "nothing"];
    let here: unknown;
    try {
      target.fail("out of paper");
    } catch (error) {
      here = told(error as ComError);
    }
    return [here, await offThread(target).fail("out of ink").catch(told)];
  },

  "an exception, and the callbacks after it in the same call"() {
    const { code } = openCallers().readErrorInfo(makeTarget(), "thrown");
    return hex(code);
  },

  "calls back and forth without end"() {
    const callers = openCallers();
    let depth = 0;
    const target = makeTarget(() => {
      depth++;
      callers.callHere(target, 2);
    });
    const outcome = hex(callers.callHere(target, 2));
    const deep = depth > 100;
    return { outcome, deep, afterwards: callers.getTally().running };
  },

  "more callbacks than Koffi has"() {
    const target = makeTarget();
    let error: unknown;
    try {
      for (;;) implement(interfaceOf(1_000), {}).dispose();
    } catch (thrown) {
      error = thrown;
    }
    return [error instanceof NativeMemoryError, target.double(5)];
  },
};

console.log(JSON.stringify(await PITFALLS[process.argv[3]!]!()));
