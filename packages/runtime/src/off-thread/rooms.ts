import { OutArray } from "../client/out-array.ts";
import { Room, TextRoom } from "../marshal/room.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { ParameterPlan, ValuePlan } from "../plan.ts";
import type { Argument } from "./arguments.ts";
import type { Call } from "./call.ts";
import type { CallLayout } from "./layout.ts";
import type { Result } from "./results.ts";

/** A value that the callee writes into memory of the caller. */
export type RoomPlan = Extract<ValuePlan, { readonly kind: "buffer" | "room" | "text" }>;

/** The room as an argument. It is made last, as lengths of other arguments may tell its capacity. */
export function roomArgument(
  layout: CallLayout,
  { name, unwanted }: ParameterPlan,
  value: RoomPlan,
): Argument {
  const { at } = layout;
  const capacity = layout.before(value.capacity, name);
  return last((call) => {
    switch (value.kind) {
      case "buffer": {
        const room = new OutArray(capacity(call), POINTER_SIZE, at, value.capacity);
        call.references.set(name, room);
        return room.address;
      }
      case "room": {
        const room = new Room(value.of, capacity(call), at, name);
        call.rooms.set(name, room);
        return unwanted ? room.addressOrNull : room.address;
      }
      case "text": {
        const room = new TextRoom(value.encoding, capacity(call), at, name);
        call.texts.set(name, room);
        return unwanted ? room.addressOrNull : room.address;
      }
    }
  });
}

/** What the call has put there. */
export function roomResult(layout: CallLayout, name: string, value: RoomPlan): Pick<Result, "read" | "free"> {
  const length = value.length === undefined ? undefined : layout.told(value.length, true);
  switch (value.kind) {
    case "buffer":
      return {
        read: (call) => call.references.get(name)!.adopt(length!(call), value.type),
        free: (call) => call.references.get(name)?.release(),
      };
    case "room":
      return {
        read: (call) => call.rooms.get(name)!.read(length!(call)),
        free: (call) => call.rooms.get(name)?.free(),
      };
    case "text":
      return { read: (call) => call.texts.get(name)!.read(length?.(call)), free: () => {} };
  }
}

function last(make: (call: Call) => number): Argument {
  return { turn: "last", make };
}
