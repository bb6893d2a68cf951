/// <reference lib="esnext.disposable" preserve="true" />

export { dispatch, type LateArguments, LateBound, type Member } from "./automation/late-bound.ts";
export { NamedArguments, named } from "./automation/named.ts";
export { advise, type EventHandlers } from "./events/advise.ts";
export type { Connection } from "./events/connection.ts";
export { type EventOf, type Events, type EventsOfOptions, eventsOf } from "./events/events-of.ts";
export type { AdviseOptions } from "./events/options.ts";
export * from "./gen/index.ts";
export { type ByteStore, MemoryStore } from "./stream/store.ts";
export { type StreamOverOptions, streamOver } from "./stream/stream-over.ts";
export { readAll, writeAll } from "./stream/whole.ts";
