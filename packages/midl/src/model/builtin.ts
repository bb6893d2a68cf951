import type { Abi } from "../source/abi.ts";
import type { FloatType, IntegerType, Type } from "./model.ts";

const VOID: Type = { kind: "void" };

function integerType(spelling: string, size: IntegerType["size"], signed: boolean): IntegerType {
  return { kind: "integer", spelling, size, signed };
}

function floatType(spelling: FloatType["spelling"]): FloatType {
  return { kind: "float", spelling, size: spelling === "float" ? 4 : 8 };
}

/** Types that are names of MIDL itself. */
const named = new Map<string, Type>([
  ["boolean", integerType("boolean", 1, false)],
  ["byte", integerType("byte", 1, false)],
  ["wchar_t", integerType("wchar_t", 2, false)],
]);

const sizes: Readonly<Record<string, IntegerType["size"]>> = {
  char: 1,
  small: 1,
  short: 2,
  int: 4,
  long: 4,
  hyper: 8,
  "long long": 8,
  __int8: 1,
  __int16: 2,
  __int32: 4,
  __int64: 8,
};

const ignoredInt = new Set(["short", "long", "hyper", "small", "char"]);

/** A type that MIDL itself names: `boolean`, `byte`, `wchar_t`. */
export function namedBuiltin(name: string): Type | undefined {
  return named.get(name);
}

/** The type that C's words make, in any order; undefined where they make none, as `unsigned float`. */
export function builtinType(words: string, abi: Abi): Type | undefined {
  const parts = words.replace(/\b_int64\b/, "__int64").split(" ");
  const isUnsigned = parts.includes("unsigned");
  const isSigned = parts.includes("signed");
  let rest = parts.filter((part) => part !== "unsigned" && part !== "signed");
  if (rest.length > 1 && rest.some((part) => ignoredInt.has(part)))
    rest = rest.filter((part) => part !== "int");
  const base = rest.length === 0 ? "int" : rest.join(" ");
  if (!isUnsigned && !isSigned) {
    if (base === "void") return VOID;
    if (base === "float" || base === "double") return floatType(base);
    if (base === "long double") return floatType("double");
  }
  const size = base === "__int3264" ? pointerSize(abi) : sizes[base];
  if (size === undefined || (isUnsigned && isSigned)) return undefined;
  const spelling = isUnsigned ? `unsigned ${base}` : isSigned && base === "char" ? "signed char" : base;
  return integerType(spelling, size, !isUnsigned);
}

export function pointerSize(abi: Abi): 4 | 8 {
  return abi === "win32" ? 4 : 8;
}
