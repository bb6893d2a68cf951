import { Worker } from "node:worker_threads";
import { exportInterface, type InterfaceToken, importInterface } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { IThreadTarget } from "#threads";
import type { Work } from "./importer.ts";
import { makeTarget, openCallers, pause, program } from "./target.ts";

// What threads of JavaScript do with each other's objects. The argument is the library.

const [, , library] = process.argv;

/** A worker with the first message that it posts, and its end. */
interface Running {
  readonly worker: Worker;
  readonly message: Promise<unknown>;
  readonly end: Promise<unknown>;
}

function begin(work: Work, tokens: readonly InterfaceToken[] = []): Running {
  const worker = new Worker(program("importer"), {
    argv: [library],
    workerData: { work, tokens },
  });
  const message = new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { worker, message, end: new Promise((resolve) => worker.once("exit", resolve)) };
}

const report: Record<string, unknown> = {};

await expectNoLeaks(async () => {
  const callers = openCallers();
  const target = makeTarget();
  const exported = [exportInterface(callers), exportInterface(target)];
  const tokens = exported.map(({ token }) => token);
  const first = begin("call", tokens);
  report["what a worker gets from this thread's objects"] = await first.message;
  await first.end;
  for (const one of exported) one[Symbol.dispose]();
  const second = begin("call", tokens);
  report["after the export"] = await second.message;
  await second.end;
  target.dispose();
  callers.dispose();
});

await expectNoLeaks(async () => {
  const { worker, message, end } = begin("export");
  const target = importInterface(IThreadTarget, (await message) as InterfaceToken);
  report["what this thread gets from a worker's object"] = target.double(5);
  worker.postMessage("end");
  await end;
  try {
    target.double(5);
  } catch (error) {
    report["after the worker's end"] = (error as { code: string }).code;
  }
  target.dispose();
});

let calls = 0;
await expectNoLeaks(async () => {
  const target = makeTarget(() => calls++);
  const exported = exportInterface(target);
  const workers = Array.from({ length: 3 }, () => begin("import again and again", [exported.token]));
  while (calls < 100) await pause(1);
  exported[Symbol.dispose]();
  target.dispose();
  const counts = await Promise.all(workers.map(({ message }) => message));
  await Promise.all(workers.map(({ end }) => end));
  const total = counts.reduce((sum: number, count) => sum + Number(count), 0);
  report["each import was good for a call until the export ended"] = total === calls;
});

console.log(JSON.stringify(report));
