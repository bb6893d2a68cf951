import { expectNoLeaks } from "@combind/runtime/testing";
import { client } from "./client.ts";
import { done, measure, type Row } from "./measure.ts";
import { mixed } from "./mixed.ts";
import { Room } from "./room.ts";
import { served } from "./served.ts";

// Puts a load on objects ten times, measures before and after each time, and prints the figures as JSON.
// Arguments: the library, the load, the calls and the objects that there are to be at least.

const LOADS: Readonly<Record<string, (room: Room) => void | Promise<void>>> = { client, served, mixed };
const ROUNDS = 10;

const [, , library = "", name = "", calls = "0", objects = "0"] = process.argv;
const load = LOADS[name];
if (load === undefined) throw new Error(`there is no load "${name}"`);

// Once with every wrapper tracked, which takes too much time and memory for the rest.
await expectNoLeaks(async () => {
  const room = new Room(library);
  await load(room);
  room.dispose();
});

const room = new Room(library);
const began = done(room);
let seconds = 0;
const rows: Row[] = [await measure(room, began, seconds)];
for (let round = 1; round <= ROUNDS; round++) {
  const start = performance.now();
  const goal = { calls: (Number(calls) * round) / ROUNDS, objects: (Number(objects) * round) / ROUNDS };
  for (let now = done(room); ; now = done(room)) {
    if (now.calls - began.calls >= goal.calls && now.objects - began.objects >= goal.objects) break;
    await load(room);
  }
  seconds += (performance.now() - start) / 1000;
  rows.push(await measure(room, began, seconds));
}
room.dispose();
console.log(JSON.stringify(rows));
