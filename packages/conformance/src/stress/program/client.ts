import { createInstanceFrom } from "@combind/runtime";
import { IDispatch } from "@combind/system";
import { IStressItem, StressItem } from "#stress";
import { must, type Room } from "./room.ts";

/** Objects of the server: made by a class factory or a method in turn, called through generated classes, disposed. */
export function client({ library, server }: Room): void {
  for (let number = 0; number < 1000; number++) {
    const item =
      number % 2 === 0 ? createInstanceFrom(library, StressItem, IStressItem) : server.createItem(number);
    item.number = number;
    must(item.number, number);
    item.text = "some text";
    must(item.text, "some text");
    for (let at = 0; at < 4; at++) must(item.add(number, at), number + at);
    must(server.add(number, -1), number - 1);
    const other = item.as(IDispatch);
    const third = item.retain();
    third.dispose();
    item.dispose();
    other.dispose();
  }
}
