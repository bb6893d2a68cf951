import { offThread } from "@combind/runtime";
import { hex, makeTarget, openCallers } from "./target.ts";

// What a client in C reads of an exception of a handler: on this thread, and on one of its own. The argument is the library.

const callers = openCallers();
const target = makeTarget();
const here = callers.readErrorInfo(target, "out of paper");
// A synchronous call would wait for a thread that waits for this one.
const elsewhere = await offThread(callers).readErrorInfoElsewhere(target, "out of ink");
target.dispose();
callers.dispose();
console.log(JSON.stringify([here, elsewhere].map(({ code, ...texts }) => ({ code: hex(code), ...texts }))));
