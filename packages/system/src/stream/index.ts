/// <reference lib="esnext.disposable" preserve="true" />

export { readableFrom } from "./readable.ts";
export { type ByteStore, MemoryStore } from "./store.ts";
export { type StreamOverOptions, streamOver } from "./stream-over.ts";
export { readAll, writeAll } from "./whole.ts";
export { writableTo } from "./writable.ts";
