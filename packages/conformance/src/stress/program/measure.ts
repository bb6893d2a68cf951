import { setTimeout } from "node:timers/promises";
import { liveObjects } from "@combind/runtime/testing";
import type { Room } from "./room.ts";

/** What a process has at some moment. */
export interface Row {
  /** Since the load began. */
  readonly calls: number;
  readonly objects: number;
  readonly seconds: number;
  /** Resident bytes, those that V8 uses on its heap, and those that are allocated in C. */
  readonly rss: number;
  readonly scripts: number;
  readonly native: number;
  readonly handles: number;
  readonly threads: number;
  /** What keeps the loop alive, by its names. */
  readonly resources: string;
  /** Objects of the server that are alive, references that it has to ours, and objects of ours that are alive. */
  readonly alive: number;
  readonly held: number;
  readonly served: number;
}

/** What the room has done so far. */
export function done({ server, made }: Room): Pick<Row, "calls" | "objects"> {
  const { calls, created } = server.getCounts();
  return { calls, objects: created + made };
}

/** Collects what is garbage and measures what is left. */
export async function measure(room: Room, began: ReturnType<typeof done>, seconds: number): Promise<Row> {
  if (gc === undefined) throw new Error("the collector is not at hand: node --expose-gc");
  for (let at = 0; at < 2; at++) {
    await setTimeout(5);
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
  }
  const { calls, objects } = done(room);
  const { alive, taken, returned } = room.server.getCounts();
  const { handles, threads, heap } = room.server.getProcess();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    calls: calls - began.calls,
    objects: objects - began.objects,
    seconds,
    rss,
    scripts: heapUsed,
    native: Number(heap),
    handles,
    threads,
    resources: process.getActiveResourcesInfo().sort().join(),
    alive,
    held: taken - returned,
    served: liveObjects(),
  };
}
