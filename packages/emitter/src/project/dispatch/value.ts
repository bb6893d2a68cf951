import { resolveAlias, type Type } from "@combind/midl";
import type { DispatchValue } from "../projection.ts";
import type { FieldValue } from "../value-projection.ts";
import { isCalled, isNarrowCharacter, isWideCharacter, targetOf } from "../values/aliases.ts";
import { fieldValue, type Places } from "../values/codec.ts";
import { VT, variantType } from "../values/safe-array.ts";

/** How a type crosses Invoke; a text says why Automation has none for it. */
export function dispatchValue(type: Type, places: Places): DispatchValue | string {
  if (resolveAlias(type).kind === "interface") return "an interface that is no pointer";
  const value = fieldValue(type, [], places, false);
  if (typeof value === "string") return value;
  if (value.kind === "safearray") return { vartype: value.type, value, nullable: false };
  const fitting = asNumber(value);
  const vartype = vartypeOf(type, fitting, places);
  return vartype === undefined
    ? `${describe(value)}, for which Automation has no type`
    : { vartype, value: fitting, nullable: false };
}

/** A value that comes from the object: it is there, unless an override says otherwise. */
export function asResult({ vartype, value }: DispatchValue, nullable: boolean): DispatchValue {
  const isThere = value.kind === "interface" ? { ...value, nullable: false } : value;
  return { vartype, value: isThere, nullable };
}

/** What a pointer points to that goes by reference; undefined for objects, texts and what else is no such pointer. */
export function referredType(type: Type): Type | undefined {
  if (resolveAlias(type).kind !== "pointer" || isCalled(type, "BSTR", "HSTRING")) return undefined;
  const target = targetOf(type);
  if (target === undefined || isWideCharacter(target) || isNarrowCharacter(target)) return undefined;
  const { kind } = resolveAlias(target);
  return kind === "interface" || kind === "void" || kind === "function" ? undefined : target;
}

/** Booleans of C are numbers to Automation. */
function asNumber(value: FieldValue): FieldValue {
  if (value.kind === "bool") return { kind: "int32" };
  return value.kind === "bool8" ? { kind: "uint8" } : value;
}

function vartypeOf(type: Type, value: FieldValue, places: Places): number | undefined {
  if (value.kind === "intptr") return VT.int_ptr;
  if (value.kind === "uintptr") return VT.uint_ptr;
  const found = variantType(type, value, places.references);
  // A VARIANT has the number types of C as those of Basic.
  if (found === VT.int) return VT.i4;
  return found === VT.uint ? VT.ui4 : found;
}

function describe(value: FieldValue): string {
  if (value.kind === "record" || value.kind === "union") return `the struct ${value.type.name}`;
  return DESCRIPTIONS[value.kind] ?? `a ${value.kind}`;
}

const DESCRIPTIONS: { readonly [kind: string]: string } = {
  pointer: "an address",
  string: "zero-terminated text",
  ansi: "zero-terminated text",
  guid: "a GUID",
  filetime: "a FILETIME",
};
