import { resolveAlias, type Type } from "@combind/midl";
import type { Resolver } from "../references.ts";
import type { ScalarKind, ScalarValue } from "../value-projection.ts";
import { aliasNames, isCalled, isVoid } from "./aliases.ts";

/** Integers of 4 bytes on 32-bit Windows, and of 8 elsewhere, by whether they have a sign. */
const POINTER_SIZED: { readonly [name: string]: "intptr" | "uintptr" } = {
  INT_PTR: "intptr",
  LONG_PTR: "intptr",
  SSIZE_T: "intptr",
  LPARAM: "intptr",
  LRESULT: "intptr",
  __int3264: "intptr",
  UINT_PTR: "uintptr",
  ULONG_PTR: "uintptr",
  DWORD_PTR: "uintptr",
  HANDLE_PTR: "uintptr",
  SIZE_T: "uintptr",
  WPARAM: "uintptr",
};

/** Pointers to void that have a name which says no more than that. */
const PLAIN_POINTERS: ReadonlySet<string> = new Set("PVOID LPVOID LPCVOID PVOID64 RPC_IF_HANDLE".split(" "));

/** A number, a Boolean, an enum, a handle or an address; undefined for all else, the text that an HSTRING is too. */
export function classifyScalar(type: Type, references: Resolver): ScalarValue | undefined {
  const names = aliasNames(type);
  if (names.includes("HSTRING")) return undefined;
  if (names.includes("BOOL")) return { kind: "bool" };
  if (names.includes("VARIANT_BOOL")) return { kind: "bool16" };
  if (names.includes("BOOLEAN")) return { kind: "bool8" };
  if (names.includes("HRESULT") || names.includes("SCODE")) return { kind: "uint32" };
  const sized = names.map((name) => POINTER_SIZED[name]).find((kind) => kind !== undefined);
  if (sized !== undefined) return { kind: sized };
  const large = largeInteger(type);
  if (large !== undefined) return { kind: large };
  const plain = resolveAlias(type);
  switch (plain.kind) {
    case "integer":
      if (plain.spelling === "boolean") return { kind: "bool8" };
      if (plain.spelling === "__int3264") return { kind: plain.signed ? "intptr" : "uintptr" };
      return { kind: `${plain.signed ? "int" : "uint"}${(plain.size * 8) as 8 | 16 | 32 | 64}` };
    case "float":
      return { kind: plain.size === 4 ? "float" : "double" };
    case "enum": {
      const wide = plain.enum.members.some((member) => member.value > 0x7fffffff);
      const kind = wide ? "uint32" : "int32";
      return plain.enum.name === "" ? { kind } : { kind, type: references.to(plain.enum) };
    }
    case "pointer":
      return pointerScalar(names, plain.to);
    default:
      return undefined;
  }
}

/** A handle has a name and points to nothing that is known. */
function pointerScalar(names: readonly string[], target: Type): ScalarValue | undefined {
  const name = names.find((one) => /^H[A-Z]|HANDLE$/.test(one) && !PLAIN_POINTERS.has(one));
  const plain = resolveAlias(target);
  const isHandle = isVoid(target) || (plain.kind === "record" && isHandleRecord(name, plain.record.fields));
  if (name !== undefined && isHandle) return { kind: "pointer", handle: name };
  return isVoid(target) || plain.kind === "function" ? { kind: "pointer" } : undefined;
}

/** `struct HFOO__ { int unused; }`, as DECLARE_HANDLE makes them, and structs that are only declared. */
function isHandleRecord(name: string | undefined, fields: readonly { readonly name: string | undefined }[]) {
  return name !== undefined && (fields.length === 0 || (fields.length === 1 && fields[0]?.name === "unused"));
}

/** LARGE_INTEGER and ULARGE_INTEGER are their QuadPart. */
function largeInteger(type: Type): ScalarKind | undefined {
  if (resolveAlias(type).kind !== "record") return undefined;
  if (isCalled(type, "LARGE_INTEGER", "_LARGE_INTEGER")) return "int64";
  return isCalled(type, "ULARGE_INTEGER", "_ULARGE_INTEGER") ? "uint64" : undefined;
}

/** An integer that can count: of 8 to 64 bits, as wide as a pointer, and no enum. */
export function isCounting(value: { readonly kind: string; readonly type?: unknown }): value is ScalarValue {
  return /^u?int(8|16|32|64|ptr)$/.test(value.kind) && value.type === undefined;
}

/** The letters of ABI signatures. */
export const SCALAR_LETTERS: { readonly [kind in ScalarKind]: string } = {
  int8: "b",
  uint8: "B",
  int16: "h",
  uint16: "H",
  int32: "i",
  uint32: "I",
  int64: "l",
  uint64: "L",
  float: "f",
  double: "d",
  bool: "i",
  bool8: "B",
  bool16: "h",
  intptr: "n",
  uintptr: "N",
  pointer: "p",
};
