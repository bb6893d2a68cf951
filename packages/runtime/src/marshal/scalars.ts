import { addressIn } from "../native/functions.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { ScalarKind, ValuePlan } from "../plan.ts";
import * as checks from "./checks.ts";
import type { Codec } from "./codec.ts";
import { FileTime, GuidValue } from "./codecs/guid.ts";
import * as numbers from "./codecs/numbers.ts";

/** A value that is its own bytes. */
export interface Scalar {
  readonly codec: Codec;
  readonly check: (value: unknown, at: string, parameter: string) => void;
}

export const SCALARS: Readonly<Record<ScalarKind, Scalar>> = {
  int8: { codec: numbers.Int8, check: checks.checkInt8 },
  uint8: { codec: numbers.Uint8, check: checks.checkUint8 },
  int16: { codec: numbers.Int16, check: checks.checkInt16 },
  uint16: { codec: numbers.Uint16, check: checks.checkUint16 },
  int32: { codec: numbers.Int32, check: checks.checkInt32 },
  uint32: { codec: numbers.Uint32, check: checks.checkUint32 },
  int64: { codec: numbers.Int64, check: checks.checkInt64 },
  uint64: { codec: numbers.Uint64, check: checks.checkUint64 },
  float: { codec: numbers.Float, check: checks.checkFloat },
  double: { codec: numbers.Double, check: checks.checkDouble },
  bool: { codec: numbers.Bool, check: checks.checkBoolean },
  bool8: { codec: numbers.Bool8, check: checks.checkBoolean },
  bool16: { codec: numbers.Bool16, check: checks.checkBoolean },
  intptr: { codec: numbers.IntPtr, check: checks.checkIntPtr },
  uintptr: { codec: numbers.UintPtr, check: checks.checkUintPtr },
  pointer: { codec: numbers.Address, check: checks.checkHandle },
};

/** The kind of a scalar or a count; of others their own, which is no scalar's. */
export function scalarOf(value: ValuePlan): ScalarKind {
  return value.kind === "count" ? (value.scalar ?? "uint32") : (value.kind as ScalarKind);
}

/** The codec of what goes by reference in the same shape in all directions; undefined for other kinds. */
export function codecOf(value: ValuePlan): Codec | undefined {
  switch (value.kind) {
    case "guid":
      return GuidValue;
    case "filetime":
      return FileTime;
    case "record":
      return value.codec;
    default:
      return SCALARS[scalarOf(value)]?.codec;
  }
}

/** What Koffi gets for a checked scalar that goes by value. */
export function toNative(kind: ScalarKind, value: unknown): unknown {
  if (typeof value !== "boolean") return value;
  return value && kind === "bool16" ? -1 : Number(value);
}

/** The scalar that Koffi hands over: it tells the wide ones as numbers where they fit, and unsigned ones as signed. */
export function fromNative(kind: ScalarKind, native: unknown): unknown {
  switch (kind) {
    case "bool":
    case "bool8":
    case "bool16":
      return native !== 0;
    case "int64":
      return BigInt.asIntN(64, BigInt(native as number | bigint));
    case "uint64":
      return BigInt.asUintN(64, BigInt(native as number | bigint));
    case "intptr":
      return BigInt.asIntN(POINTER_SIZE * 8, BigInt(native as number | bigint));
    case "uintptr":
      return BigInt.asUintN(POINTER_SIZE * 8, BigInt(native as number | bigint));
    case "pointer":
      return addressIn(native as number | bigint);
    default:
      return native;
  }
}

/** A length as a scalar of a kind, of which the wide ones are bigints. */
export function asCount(kind: ScalarKind, length: number): number | bigint {
  return kind === "int64" || kind === "uint64" || kind === "intptr" || kind === "uintptr"
    ? BigInt(length)
    : length;
}
