import {
  bool8At,
  bool16At,
  intPtrAt,
  pointerAt,
  uintPtrAt,
  writeBool8At,
  writeBool16At,
  writeIntPtrAt,
  writePointerAt,
  writeUintPtrAt,
} from "./fields.ts";
import { base, view } from "./scratch.ts";

// Values at native addresses inside the scratch memory. An address outside of it is a RangeError of the DataView.

export function readInt8(address: number): number {
  return view.getInt8(address - base);
}

export function readUint8(address: number): number {
  return view.getUint8(address - base);
}

export function readInt16(address: number): number {
  return view.getInt16(address - base, true);
}

export function readUint16(address: number): number {
  return view.getUint16(address - base, true);
}

export function readInt32(address: number): number {
  return view.getInt32(address - base, true);
}

export function readUint32(address: number): number {
  return view.getUint32(address - base, true);
}

export function readInt64(address: number): bigint {
  return view.getBigInt64(address - base, true);
}

export function readUint64(address: number): bigint {
  return view.getBigUint64(address - base, true);
}

export function readFloat(address: number): number {
  return view.getFloat32(address - base, true);
}

export function readDouble(address: number): number {
  return view.getFloat64(address - base, true);
}

/** A Win32 BOOL: four bytes, false only when all are zero. */
export function readBool(address: number): boolean {
  return view.getInt32(address - base, true) !== 0;
}

export function readBool8(address: number): boolean {
  return bool8At(view, address - base);
}

export function readBool16(address: number): boolean {
  return bool16At(view, address - base);
}

export function readIntPtr(address: number): bigint {
  return intPtrAt(view, address - base);
}

export function readUintPtr(address: number): bigint {
  return uintPtrAt(view, address - base);
}

export function readPointer(address: number): number {
  return pointerAt(view, address - base);
}

export function writeInt8(address: number, value: number): void {
  view.setInt8(address - base, value);
}

export function writeUint8(address: number, value: number): void {
  view.setUint8(address - base, value);
}

export function writeInt16(address: number, value: number): void {
  view.setInt16(address - base, value, true);
}

export function writeUint16(address: number, value: number): void {
  view.setUint16(address - base, value, true);
}

export function writeInt32(address: number, value: number): void {
  view.setInt32(address - base, value, true);
}

export function writeUint32(address: number, value: number): void {
  view.setUint32(address - base, value, true);
}

export function writeInt64(address: number, value: bigint): void {
  view.setBigInt64(address - base, value, true);
}

export function writeUint64(address: number, value: bigint): void {
  view.setBigUint64(address - base, value, true);
}

export function writeFloat(address: number, value: number): void {
  view.setFloat32(address - base, value, true);
}

export function writeDouble(address: number, value: number): void {
  view.setFloat64(address - base, value, true);
}

export function writeBool(address: number, value: boolean): void {
  view.setInt32(address - base, value ? 1 : 0, true);
}

export function writePointer(address: number, value: number): void {
  writePointerAt(view, address - base, value);
}

export function writeBool8(address: number, value: boolean): void {
  writeBool8At(view, address - base, value);
}

export function writeBool16(address: number, value: boolean): void {
  writeBool16At(view, address - base, value);
}

export function writeIntPtr(address: number, value: bigint): void {
  writeIntPtrAt(view, address - base, value);
}

export function writeUintPtr(address: number, value: bigint): void {
  writeUintPtrAt(view, address - base, value);
}
