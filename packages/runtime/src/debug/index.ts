/// <reference lib="esnext.disposable" preserve="true" />

export { describeCall } from "./describe-call.ts";
export { type TraceCallsOptions, traceCalls } from "./trace-calls.ts";
export { type WatchCallsOptions, watchCalls } from "./watch-calls.ts";
