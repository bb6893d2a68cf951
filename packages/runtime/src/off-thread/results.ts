import { adoptOutOrNull, releaseOut } from "../client/outs.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { freeBstr, readBstr, readBstrOrNull } from "../marshal/bstr.ts";
import { readBytes } from "../marshal/bytes.ts";
import { readPointer, readUint64 } from "../marshal/cells.ts";
import { readGuid } from "../marshal/guid.ts";
import { freeRecords, readRecords } from "../marshal/records.ts";
import { SCALARS } from "../marshal/scalars.ts";
import { offsetOf, view as scratch } from "../marshal/scratch.ts";
import { freeOut, readString } from "../marshal/strings.ts";
import type { ParameterPlan } from "../plan.ts";
import type { Sibling } from "./arguments.ts";
import type { Call } from "./call.ts";
import { scalarOf } from "./cells.ts";

/** One visible output. `base` is where the call's cells lie in scratch memory. */
export interface Result {
  readonly name: string;
  /** Whether the value is a wrapper, unless it is null. */
  readonly isWrapper: boolean;
  /** Reads the value; references move to wrappers. */
  readonly read: (call: Call, base: number) => unknown;
  /** Frees what the call left and `read` did not take over, which need not have run. */
  readonly free: (call: Call, base: number) => void;
}

/** The length that a hidden output tells, of the count's IDL name. */
export type LengthReader = (count: string) => (base: number) => number;

export function resultOf(
  { name, value, nullable }: ParameterPlan,
  cell: number,
  sibling: Sibling,
  lengthOf: LengthReader,
  at: string,
): Result {
  const plain = { name, isWrapper: false, free: () => {} };
  /** Reads through the pointer in the cell. */
  const through =
    <T>(read: (place: number, base: number) => T) =>
    (_: Call, base: number): T | null => {
      if (readPointer(base + cell) !== 0) return read(base + cell, base);
      if (nullable) return null;
      throw new NullResultError(at, name);
    };
  switch (value.kind) {
    case "string":
      return { ...plain, read: through(readString), free: (_, base) => freeOut(base + cell) };
    case "bstr":
      return {
        ...plain,
        read: (_, base) => (nullable ? readBstrOrNull : readBstr)(base + cell),
        free: (_, base) => freeBstr(base + cell),
      };
    case "interface":
      return {
        ...plain,
        isWrapper: true,
        read: through((place) => adoptOutOrNull(place, value.type)),
        free: (_, base) => releaseOut(base + cell),
      };
    case "bytes": {
      const { count } = value;
      const length = typeof count === "number" ? () => count : lengthOf(count);
      return {
        ...plain,
        read: (call, base) =>
          !nullable && length(base) === 0
            ? new Uint8Array()
            : through((place) => readBytes(place, length(base)))(call, base),
        free: (_, base) => freeOut(base + cell),
      };
    }
    case "array": {
      if (typeof value.count !== "string") break;
      const length = lengthOf(value.count);
      return {
        ...plain,
        read: (call, base) =>
          !nullable && length(base) === 0
            ? []
            : through((place) => readRecords(place, length(base), value.of))(call, base),
        free: (_, base) => freeRecords(base + cell, length(base), value.of),
      };
    }
    case "buffer": {
      const length = lengthOf(value.length);
      return {
        ...plain,
        read: (call, base) => call.rooms.get(name)!.adopt(length(base), value.type),
        free: (call) => call.rooms.get(name)?.release(),
      };
    }
    case "record":
      return {
        ...plain,
        read: (_, base) => value.codec.read(scratch, offsetOf(base) + cell),
        free: (_, base) => value.codec.free?.(scratch, offsetOf(base) + cell),
      };
    case "union": {
      const tag = sibling(value.tag);
      return {
        ...plain,
        read: (call, base) => value.codec.read(scratch, offsetOf(base) + cell, tag(call) as number),
        free: (call, base) => value.codec.free?.(scratch, offsetOf(base) + cell, tag(call) as number),
      };
    }
    case "guid":
      return { ...plain, read: (_, base) => readGuid(base + cell) };
    case "filetime":
      return { ...plain, read: (_, base) => readUint64(base + cell) };
    default: {
      const scalar = SCALARS[scalarOf(value)];
      if (scalar === undefined) break;
      return { ...plain, read: (_, base) => scalar.read(base + cell) };
    }
  }
  throw new TypeError(`${at}(${name}): an [out] ${value.kind} cannot be called off the thread`);
}
