// For the authors of Koffi: what happens to callbacks when the worker that registered them ends while native threads call
// them. `gcc -shared -fPIC -pthread -o caller.so caller.c && node worker-end.mjs ./caller.so terminate`
//
// Koffi 3.3.4, Node 24, Linux x64: the process aborts (uv_mutex_lock, by way of napi_call_threadsafe_function). With
// `exit` in place of `terminate`, too. Calls that wait for the worker's loop when it ends return 0 instead of 1.

import { isMainThread, Worker, workerData } from "node:worker_threads";
import koffi from "koffi";

const [, , path, how] = process.argv;
const library = koffi.load(path);
const count = library.func("int count(int of_ones)");

if (isMainThread) {
  // The main thread uses the library as well, so that it stays loaded.
  const worker = new Worker(new URL(import.meta.url), { workerData: how, argv: [path] });
  if (how === "terminate") setTimeout(() => worker.terminate(), 300);
  worker.on("exit", () => {
    console.log("after the worker's end", { ones: count(1), others: count(0) });
    setTimeout(() => console.log("later", { ones: count(1), others: count(0) }), 200);
  });
} else {
  const Callback = koffi.proto("int Callback(int number)");
  const start = library.func("start", "void", [koffi.pointer(Callback)]);
  start(koffi.register(() => 1, koffi.pointer(Callback)));
  setTimeout(() => process.exit(), workerData === "exit" ? 300 : 10_000);
}
