import { POINTER_SIZE } from "../../native/memory.ts";
import * as checks from "../checks.ts";
import type { Codec } from "../codec.ts";
import * as fields from "../fields.ts";

/** The arrays of JavaScript that hold numbers as native memory does. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** The codec of a number whose arrays cross as typed arrays. */
export interface NumberCodec<T = number | bigint, A extends NumberArray = NumberArray> extends Codec<T> {
  readonly array: new (length: number) => A;
}

type Check = (value: unknown, at: string, path: string) => void;

function number<T, A extends NumberArray>(
  array: (new (length: number) => A) & { readonly BYTES_PER_ELEMENT: number },
  check: Check,
  read: (view: DataView, offset: number) => T,
  set: (view: DataView, offset: number, value: T) => void,
): NumberCodec<T, A> {
  return { ...plain(array.BYTES_PER_ELEMENT, check, read, set), array };
}

function plain<T>(
  size: number,
  check: Check,
  read: (view: DataView, offset: number) => T,
  set: (view: DataView, offset: number, value: T) => void,
): Codec<T> {
  return {
    size,
    read,
    write(view, offset, value, _memory, at, path) {
      check(value, at, path);
      set(view, offset, value);
    },
  };
}

export const Int8: NumberCodec<number, Int8Array> = /*@__PURE__*/ number(
  Int8Array,
  checks.checkInt8,
  (view, offset) => view.getInt8(offset),
  (view, offset, value) => view.setInt8(offset, value),
);

export const Uint8: NumberCodec<number, Uint8Array> = /*@__PURE__*/ number(
  Uint8Array,
  checks.checkUint8,
  (view, offset) => view.getUint8(offset),
  (view, offset, value) => view.setUint8(offset, value),
);

export const Int16: NumberCodec<number, Int16Array> = /*@__PURE__*/ number(
  Int16Array,
  checks.checkInt16,
  (view, offset) => view.getInt16(offset, true),
  (view, offset, value) => view.setInt16(offset, value, true),
);

export const Uint16: NumberCodec<number, Uint16Array> = /*@__PURE__*/ number(
  Uint16Array,
  checks.checkUint16,
  (view, offset) => view.getUint16(offset, true),
  (view, offset, value) => view.setUint16(offset, value, true),
);

export const Int32: NumberCodec<number, Int32Array> = /*@__PURE__*/ number(
  Int32Array,
  checks.checkInt32,
  (view, offset) => view.getInt32(offset, true),
  (view, offset, value) => view.setInt32(offset, value, true),
);

export const Uint32: NumberCodec<number, Uint32Array> = /*@__PURE__*/ number(
  Uint32Array,
  checks.checkUint32,
  (view, offset) => view.getUint32(offset, true),
  (view, offset, value) => view.setUint32(offset, value, true),
);

export const Int64: NumberCodec<bigint, BigInt64Array> = /*@__PURE__*/ number(
  BigInt64Array,
  checks.checkInt64,
  (view, offset) => view.getBigInt64(offset, true),
  (view, offset, value) => view.setBigInt64(offset, value, true),
);

export const Uint64: NumberCodec<bigint, BigUint64Array> = /*@__PURE__*/ number(
  BigUint64Array,
  checks.checkUint64,
  (view, offset) => view.getBigUint64(offset, true),
  (view, offset, value) => view.setBigUint64(offset, value, true),
);

export const Float: NumberCodec<number, Float32Array> = /*@__PURE__*/ number(
  Float32Array,
  checks.checkFloat,
  (view, offset) => view.getFloat32(offset, true),
  (view, offset, value) => view.setFloat32(offset, value, true),
);

export const Double: NumberCodec<number, Float64Array> = /*@__PURE__*/ number(
  Float64Array,
  checks.checkDouble,
  (view, offset) => view.getFloat64(offset, true),
  (view, offset, value) => view.setFloat64(offset, value, true),
);

/** An enum: an integer whose arrays are plain arrays. */
export const EnumValue: Codec<number> = /*@__PURE__*/ plain(
  4,
  checks.checkInt32,
  (view, offset) => view.getInt32(offset, true),
  (view, offset, value) => view.setInt32(offset, value, true),
);

/** As `EnumValue`, for enums with members above 0x7FFFFFFF. */
export const UnsignedEnumValue: Codec<number> = /*@__PURE__*/ plain(
  4,
  checks.checkUint32,
  (view, offset) => view.getUint32(offset, true),
  (view, offset, value) => view.setUint32(offset, value, true),
);

export const Bool: Codec<boolean> = /*@__PURE__*/ plain(
  4,
  checks.checkBoolean,
  (view, offset) => view.getInt32(offset, true) !== 0,
  (view, offset, value) => view.setInt32(offset, value ? 1 : 0, true),
);

export const Bool8: Codec<boolean> = /*@__PURE__*/ plain(
  1,
  checks.checkBoolean,
  fields.bool8At,
  fields.writeBool8At,
);

export const Bool16: Codec<boolean> = /*@__PURE__*/ plain(
  2,
  checks.checkBoolean,
  fields.bool16At,
  fields.writeBool16At,
);

export const IntPtr: Codec<bigint> = /*@__PURE__*/ plain(
  POINTER_SIZE,
  checks.checkIntPtr,
  fields.intPtrAt,
  fields.writeIntPtrAt,
);

export const UintPtr: Codec<bigint> = /*@__PURE__*/ plain(
  POINTER_SIZE,
  checks.checkUintPtr,
  fields.uintPtrAt,
  fields.writeUintPtrAt,
);

/** An address or a handle, which the runtime passes on as it is. */
export const Address: Codec<number> = /*@__PURE__*/ plain(
  POINTER_SIZE,
  checks.checkHandle,
  fields.pointerAt,
  fields.writePointerAt,
);
