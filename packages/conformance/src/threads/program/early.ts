import { Worker } from "node:worker_threads";
import { apartment, type InterfaceToken, importInterface } from "@combind/runtime";
import { IThreadTarget } from "#threads";
import { program } from "./target.ts";

// Calls the object of a worker that was started before this thread used COM, until the worker has ended and after.

if (apartment() !== null) throw new Error("the runtime is in use already");
const worker = new Worker(program("importer"), {
  argv: [process.argv[2]],
  workerData: { work: "export", tokens: [] },
});
const token = await new Promise<InterfaceToken>((resolve) => worker.once("message", resolve));
const target = importInterface(IThreadTarget, token);
const before = target.double(5);
worker.postMessage("end");
await new Promise((resolve) => worker.once("exit", resolve));
let after: unknown;
try {
  after = target.double(5);
} catch (error) {
  after = (error as { code: string }).code;
}
target.dispose();
console.log(JSON.stringify({ before, after }));
