import { createInstanceFrom, type Guid, sameObject } from "@combind/runtime";
import {
  type COMPOSITES_EVERYTHING,
  type COMPOSITES_ITEM,
  COMPOSITES_SHAPE,
  HttpOptionsServer,
  IComposites,
} from "#recorder";
import type { Transcript } from "./transcript.ts";

const { POINT, LABEL, SIZE, FLAG, ID } = COMPOSITES_SHAPE;

/** Structs, unions, arrays, counted strings and enumerators, at their edges. */
export function driveComposites(transcript: Transcript, library: string): void {
  transcript.section("structs, unions, arrays and counted strings");
  const composites = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IComposites),
  )!;
  driveRecords(transcript, composites);
  driveArrays(transcript, composites);
  driveUnions(transcript, composites);
  driveTexts(transcript, composites);
  driveEnumerators(transcript, composites);
  transcript.call(() => composites.dispose());
  transcript.memory();
}

/** The least of each member; `greatest` has the greatest. */
export const least: COMPOSITES_EVERYTHING = {
  uint8: 0,
  int8: -128,
  int16: -32768,
  uint16: 0,
  int32: -2147483648,
  uint32: 0,
  int64: -9223372036854775808n,
  uint64: 0n,
  single: -0.5,
  twice: -1.7976931348623157e308,
  flag: false,
  shape: COMPOSITES_SHAPE.POINT,
  id: "00000000-0000-0000-0000-000000000000" as Guid,
  time: 0n,
  text: "",
  remark: null,
  point: { x: -2147483648, y: -9223372036854775808n },
};

export const greatest: COMPOSITES_EVERYTHING = {
  uint8: 255,
  int8: 127,
  int16: 32767,
  uint16: 65535,
  int32: 2147483647,
  uint32: 4294967295,
  int64: 9223372036854775807n,
  uint64: 18446744073709551615n,
  single: 0.5,
  twice: 1.7976931348623157e308,
  flag: true,
  shape: COMPOSITES_SHAPE.ID,
  id: "ffffffff-ffff-ffff-ffff-ffffffffffff" as Guid,
  time: 18446744073709551615n,
  text: "é 中 😀 \ud800",
  remark: "a remark",
  point: { x: 2147483647, y: 9223372036854775807n },
};

function driveRecords(transcript: Transcript, composites: IComposites): void {
  transcript.call(() => composites.echoEverything(least));
  transcript.call(() => composites.echoEverything(greatest));
  transcript.call(() => composites.echoTagged({ name: "a", shape: POINT, value: { x: 1, y: 2n } }));
  transcript.call(() => composites.echoTagged({ name: "b", shape: LABEL, value: "" }));
  transcript.call(() => composites.echoTagged({ name: "c", shape: ID, value: greatest.id }));
  transcript.call(() => composites.movePoint({ x: 2147483646, y: -1n }));
}

/** So many items, no two alike. */
export function itemsOf(count: number): COMPOSITES_ITEM[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `item ${index}`,
    weight: 2 ** 32 - 1 - index,
  }));
}

function driveArrays(transcript: Transcript, composites: IComposites): void {
  transcript.call(() => composites.echoItems([]));
  transcript.call(() => composites.echoItems(itemsOf(1)));
  transcript.call(() => composites.echoItems(itemsOf(1000)));
  transcript.call(() => composites.echoPoints([]));
  transcript.call(() => composites.echoPoints([{ x: 1, y: 2n }]));
  transcript.call(() =>
    composites.echoPoints(Array.from({ length: 1000 }, (_, x) => ({ x, y: -BigInt(x) }))),
  );
  transcript.call(() => composites.echoBytes(new Uint8Array(0)));
  transcript.call(() => composites.echoBytes(new Uint8Array([0, 1, 127, 128, 255])));
}

function driveUnions(transcript: Transcript, composites: IComposites): void {
  const point = { x: -1, y: -9223372036854775808n };
  transcript.call(() => composites.echoValue(POINT, point));
  transcript.call(() => composites.echoValue(LABEL, "a label"));
  transcript.call(() => composites.echoValue(SIZE, 18446744073709551615n));
  transcript.call(() => composites.echoValue(7, 1n));
  transcript.call(() => composites.echoValue(FLAG, true));
  transcript.call(() => composites.echoValue(ID, greatest.id));
  transcript.call(() => composites.echoSmall(1, "small"));
  transcript.call(() => composites.echoSmall(2, -2147483648));
  transcript.call(() => composites.echoSmall(-1, -9223372036854775808n));
  transcript.call(() => composites.echoBehind(1, -2n, "c", POINT, point, -4, -5n));
  transcript.call(() => composites.echoBehind(1, -2n, "c", LABEL, "behind", -4, -5n));
  transcript.call(() => composites.echoBehind(1, -2n, "c", ID, greatest.id, -4, -5n));
  transcript.call(() => composites.echoLast(1, -2n, "c", -4, -5n, 1, "last", point));
  transcript.call(() => composites.echoLast(1, -2n, "c", -4, -5n, -1, 9007199254740993n, point));
}

function driveTexts(transcript: Transcript, composites: IComposites): void {
  transcript.call(() => composites.echoTime(0n));
  transcript.call(() => composites.echoTime(0x0123456789abcdefn));
  transcript.call(() => composites.echoText(""));
  transcript.call(() => composites.echoText("a\0b\0"));
  transcript.call(() => composites.echoText("é 中 😀 \ud800"));
  transcript.call(() => composites.countUp(0n, 18446744073709551614n));
  const many = transcript.call(() => composites.getMany());
  transcript.call(() => many?.[Symbol.dispose]());
}

function driveEnumerators(transcript: Transcript, composites: IComposites): void {
  const sequence = transcript.call(() => composites.repeat(5))!;
  const first = transcript.call(() => sequence.next(2))!;
  transcript.call(() => sameObject(first[0]!, first[1]!));
  for (const element of first) transcript.call(() => element.dispose());
  const clone = transcript.call(() => sequence.clone())!;
  transcript.call(() => sequence.next(0));
  const rest = transcript.call(() => sequence.next(4))!;
  for (const element of rest) transcript.call(() => element.dispose());
  transcript.call(() => sequence.next(1));
  transcript.call(() => clone.skip(3));
  transcript.call(() => clone.skip(1));
  transcript.call(() => clone.reset());
  transcript.call(() => {
    let count = 0;
    for (const element of clone) count += element.echoBytes(new Uint8Array(1)).length;
    return count;
  });
  transcript.call(() => clone.reset());
  transcript.call(() => {
    for (const element of clone) return element.echoTime(1n);
    return undefined;
  });
  transcript.call(() => clone.dispose());
  transcript.call(() => sequence.dispose());
}
