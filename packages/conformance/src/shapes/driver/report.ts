import { writeSync } from "node:fs";
import { Currency, Decimal, IUnknown, isComError, TypedVariant, VariantError } from "@combind/runtime";
import type { IShapesProbe } from "#shapes";
import { isRecord, isSpecial } from "./inputs.ts";

/** The counts of the server that must balance. */
export interface Counts {
  readonly given: number;
  readonly freed: number;
  readonly misused: number;
  readonly lent: number;
  readonly regained: number;
  readonly taken: number;
  readonly alive: number;
  readonly broken: number;
}

export function countsOf(probe: IShapesProbe): Counts {
  const { foreign: _, ...memory } = probe.getMemory();
  return { ...memory, alive: probe.getObjects().alive, broken: probe.getChecks().broken };
}

export function difference(before: Counts, after: Counts): Counts {
  const names = Object.keys(after) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as unknown as Counts;
}

/** Prints a line at once, so that the report of a process that crashes ends where it crashed. */
export function print(line: string): void {
  writeSync(1, `${line}\n`);
}

/** What is not as it must be; the suites look for these lines. */
export function complain(what: string): void {
  print(`  ! ${what}`);
}

/** Prints the calls that the server recorded since the last time, indented, and gives them. */
export function printLog(probe: IShapesProbe): string[] {
  const lines = probe
    .takeLog()
    .split("\n")
    .filter((line) => line !== "");
  for (const line of lines) print(`  ${line}`);
  return lines;
}

/** A value on one line, in ASCII, the same on every system. */
export function show(value: unknown): string {
  if (typeof value === "string") return shorten(ascii(JSON.stringify(value)));
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof IUnknown) return `[${(value.constructor as typeof IUnknown).interfaceName}]`;
  if (Currency.is(value) || Decimal.is(value)) return `${value.constructor.name} ${value}`;
  if (VariantError.is(value)) return `VariantError ${hexadecimal(value.scode)}`;
  if (TypedVariant.is(value)) return `TypedVariant ${value.vt} ${show(value.value)}`;
  if (isSpecial(value)) return `${value.special} ${show(value.value)}`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${showArray([...(value as Uint8Array)])}`;
  if (Array.isArray(value)) return showArray(value);
  if (typeof value === "function") return value.name;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${name}: ${show(member)}`);
  return `{ ${members.join(", ")} }`;
}

/** A result as it is, but for addresses, which differ from run to run: those go by what a case expects of them. */
export function withoutAddresses(result: unknown, expected: unknown): unknown {
  if (isSpecial(expected)) return typeof result === "number" ? expected : result;
  if (!isRecord(result) || !isRecord(expected)) return result;
  const members = Object.entries(result).map(([name, member]) => [
    name,
    withoutAddresses(member, expected[name]),
  ]);
  return Object.fromEntries(members);
}

/** An error on one line: a COM error by its parts, since the texts of systems differ. */
export function showError(error: unknown): string {
  if (isComError(error)) return `${hexadecimal(error.hresult)} from ${error.interface}.${error.method}`;
  return ascii(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

function showArray(value: readonly unknown[]): string {
  const shown = value.length <= 8 ? value : [...value.slice(0, 2), value.at(-1)];
  return `[${shown.map(show).join(", ")}${shown === value ? "" : `, ${value.length} in all`}]`;
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 10)}..., ${text.length} in all`;
}

function ascii(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function hexadecimal(hresult: number): string {
  return `0x${(hresult >>> 0).toString(16).padStart(8, "0")}`;
}
