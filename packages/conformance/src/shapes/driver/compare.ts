import {
  Currency,
  Decimal,
  fromPointer,
  IUnknown,
  raw,
  TypedVariant,
  VariantError,
  valueAt,
} from "@combind/runtime";
import { freeStringAt } from "@combind/runtime/codegen";
import { IShapesItem } from "#shapes";
import { isRecord, isSpecial } from "./inputs.ts";
import type { Server } from "./server.ts";

/** Whether a result is what a case expects: to the bit, with the types of arrays. */
export function matches(server: Server, actual: unknown, expected: unknown): boolean {
  const same = (left: unknown, right: unknown): boolean => matches(server, left, right);
  if (isSpecial(expected)) return matchesSpecial(server, actual, expected.special, expected.value);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((element, index) => same(actual[index], element))
    );
  }
  if (ArrayBuffer.isView(expected)) return sameBytes(actual, expected);
  if (!isRecord(expected)) return Object.is(actual, expected);
  if (typeof actual !== "object" || actual === null) return false;
  const names = Object.keys(actual);
  return (
    names.length === Object.keys(expected).length &&
    names.every((name) => same((actual as Record<string, unknown>)[name], expected[name]))
  );
}

function sameBytes(actual: unknown, expected: ArrayBufferView): boolean {
  if (!ArrayBuffer.isView(actual) || actual.constructor !== expected.constructor) return false;
  const [left, right] = [actual, expected].map((view) =>
    Buffer.from(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength),
  );
  return left!.equals(right!);
}

function matchesSpecial(server: Server, actual: unknown, kind: string, value: unknown): boolean {
  switch (kind) {
    case "item":
      return itemValue(actual) === value;
    case "object":
      return actual instanceof IUnknown && (actual.constructor as typeof IUnknown).interfaceName === value;
    case "block":
      return matchesBlock(actual, value as Uint8Array);
    case "reference":
      return matchesReference(actual, value as number);
    case "sequence":
      return actual instanceof IUnknown && matchesSequence(server, actual, value as readonly unknown[]);
    case "function":
      return typeof actual === "number" && server.functions.call(actual as never, 21, 0 as never) === value;
    case "address":
      return typeof actual === "number" && actual !== 0;
    case "currency":
      return Currency.is(actual) && actual.units === value;
    case "decimal":
      return Decimal.is(actual) && matches(server, { ...actual }, value);
    case "date":
      return actual instanceof Date && actual.getTime() === localTime(value as number);
    case "error":
      return VariantError.is(actual) && actual.scode === value;
    case "typed":
      return TypedVariant.is(actual) && matches(server, { vt: actual.vt, value: actual.value }, value);
    default:
      return false;
  }
}

/** A block at an address, which is freed. */
function matchesBlock(actual: unknown, content: Uint8Array): boolean {
  if (typeof actual !== "number" || actual === 0) return false;
  const codec = { size: content.length, read: bytesIn, write: () => {} };
  const isRight = sameBytes(valueAt(codec, raw(actual)), content);
  const cell = new DataView(new ArrayBuffer(8));
  cell.setBigUint64(0, BigInt(actual), true);
  freeStringAt(cell, 0);
  return isRight;
}

function bytesIn(view: DataView, offset: number): Uint8Array {
  return new Uint8Array(view.buffer.slice(view.byteOffset + offset, view.byteOffset + view.byteLength));
}

/** An address that owns a reference to an item, which is given back. */
function matchesReference(actual: unknown, value: number): boolean {
  if (typeof actual !== "number" || actual === 0) return false;
  const item = fromPointer(IShapesItem, actual, { addRef: false });
  const isRight = item.getValue() === value;
  item.dispose();
  return isRight;
}

/** What a loop over an enumerator gives. */
function matchesSequence(server: Server, actual: IUnknown, values: readonly unknown[]): boolean {
  let index = 0;
  let isRight = true;
  for (const element of actual as IUnknown & Iterable<unknown>)
    isRight = matches(server, element, values[index++]) && isRight;
  return isRight && index === values.length;
}

/** The value of an item, whatever class its wrapper has. */
function itemValue(actual: unknown): number | undefined {
  if (!(actual instanceof IUnknown)) return undefined;
  const item = actual.tryAs(IShapesItem);
  const value = item?.getValue();
  item?.dispose();
  return value;
}

/** Days since 1899-12-30 in local time, worked out apart from the runtime. */
function localTime(days: number): number {
  return new Date(1899, 11, 30, 0, 0, 0, days * 86_400_000).getTime();
}

/** Disposes what a result is or holds. */
export function discard(result: unknown): void {
  if (result instanceof IUnknown) result.dispose();
  else if (TypedVariant.is(result)) discard(result.value);
  else if (Array.isArray(result)) for (const element of result) discard(element);
  else if (isRecord(result)) for (const member of Object.values(result)) discard(member);
}
