import { parentPort } from "node:worker_threads";
import { exportInterface, implementDispatch, initializeApartment } from "@combind/runtime";
import { IDispatch } from "@combind/system";
import { DThreadTarget } from "#threads";

// A worker with a single-threaded apartment and an object in it.

const { kind } = initializeApartment("sta");
const target = implementDispatch(DThreadTarget, { double: (number) => 2 * number });
// IDispatch is an interface that COM can marshal.
const late = target.as(IDispatch);
const exported = exportInterface(late);
late.dispose();
parentPort!.postMessage({ token: exported.token, kind });
parentPort!.once("message", () => {
  exported[Symbol.dispose]();
  target.dispose();
});
