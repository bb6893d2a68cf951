import { implement } from "@combind/runtime";
import { IStressFactory } from "#stress";
import { must, type Room, sumOfCalls } from "./room.ts";

const OBJECTS = 50;
const TIMES = 3;

/** Objects made with `implement`: those that the server has made, and those that it is given to hold. */
export function served(room: Room): void {
  const { server } = room;
  const factory = implement(IStressFactory, { make: () => room.callback() });
  for (let round = 0; round < 10; round++) {
    must(server.serve(factory, OBJECTS, TIMES), OBJECTS * sumOfCalls(TIMES));
    for (let at = 0; at < OBJECTS; at++) {
      const object = room.callback();
      server.hold(object);
      object.dispose();
      must(server.callHeld(TIMES), sumOfCalls(TIMES));
    }
    server.hold(null);
  }
  factory.dispose();
}
