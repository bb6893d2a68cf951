import type { TypeObject } from "koffi";
import { koffi } from "./koffi.ts";
import { copyMemory } from "./memory.ts";
import { MEMBER_TYPES } from "./types.ts";

// A struct or union that is passed by value. An ABI signature has its members in brackets, as in `i(p[LL])`. They
// decide in which registers the platform puts it, so they must be the true ones, or what its ABI makes of a union.

/** How records of some members travel here. */
interface Passage {
  /** The layout of the record. */
  readonly record: TypeObject;
  /** What Koffi takes for the parameter. */
  readonly parameter: TypeObject | string;
  /** Whether the parameter is the address of a copy. */
  readonly byAddress: boolean;
}

/** On 64-bit Windows a record travels as an integer if it has the size of one, else as the address of a copy. */
const INTEGERS: Readonly<Record<number, string>> = { 1: "uint8", 2: "uint16", 4: "uint32", 8: "uint64" };

const passages = new Map<string, Passage>();

function passageOf(members: string): Passage {
  let passage = passages.get(members);
  if (passage === undefined) {
    const fields = Array.from(members, (letter, index) => [`m${index}`, memberType(letter)]);
    const record = koffi().struct(Object.fromEntries(fields));
    if (process.platform === "win32" && process.arch === "x64") {
      const integer = INTEGERS[record.size];
      passage = { record, parameter: integer ?? "uintptr", byAddress: integer === undefined };
    } else {
      passage = { record, parameter: record, byAddress: false };
    }
    passages.set(members, passage);
  }
  return passage;
}

function memberType(letter: string): string {
  const name = MEMBER_TYPES[letter];
  if (name === undefined) throw new TypeError(`unknown member "${letter}" of a record in an ABI signature`);
  return name;
}

/** The Koffi type of a parameter that is a record. */
export function recordParameter(members: string): TypeObject | string {
  return passageOf(members).parameter;
}

/**
 * The argument that passes the record at a native address by value. It may still refer to that memory, which must stay
 * as it is until the call has returned.
 */
export function passRecord(address: number, members: string): unknown {
  const { parameter, byAddress } = passageOf(members);
  return byAddress ? address : koffi().decode(address, parameter);
}

/** Writes the record that a callback got by value to native memory. */
export function receiveRecord(value: unknown, members: string, address: number): void {
  const { record, parameter, byAddress } = passageOf(members);
  if (byAddress) copyMemory(address, Number(value), record.size);
  // Koffi hands a uint64 to callbacks as if it were signed.
  else if (parameter === "uint64")
    koffi().encode(address, parameter, BigInt.asUintN(64, BigInt(value as number)));
  else koffi().encode(address, parameter, value);
}
