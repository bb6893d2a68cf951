import type { Extent, FieldValue, ScalarKind, ScalarValue } from "../project/value-projection.ts";
import type { RuntimeValue } from "../runtime-symbols.ts";
import { stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The runtime's codec for each number. */
const CODECS: { readonly [kind in ScalarKind]: RuntimeValue } = {
  int8: "Int8",
  uint8: "Uint8",
  int16: "Int16",
  uint16: "Uint16",
  int32: "Int32",
  uint32: "Uint32",
  int64: "Int64",
  uint64: "Uint64",
  float: "Float",
  double: "Double",
  bool: "Bool",
  bool8: "Bool8",
  bool16: "Bool16",
  intptr: "IntPtr",
  uintptr: "UintPtr",
  pointer: "Address",
};

/** The typed arrays that numbers cross in. */
const ARRAYS: { readonly [kind in ScalarKind]?: string } = {
  int8: "Int8Array",
  uint8: "Uint8Array",
  int16: "Int16Array",
  uint16: "Uint16Array",
  int32: "Int32Array",
  uint32: "Uint32Array",
  int64: "BigInt64Array",
  uint64: "BigUint64Array",
  float: "Float32Array",
  double: "Float64Array",
};

/** The typed array that holds such values; undefined for all that plain arrays hold. */
export function numberArray(value: FieldValue): string | undefined {
  if ("type" in value && value.type !== undefined) return undefined;
  return ARRAYS[value.kind as ScalarKind];
}

/** The expression of a value's codec. */
export function codecText(value: FieldValue, imports: Imports): string {
  switch (value.kind) {
    case "guid":
      return imports.runtime("GuidValue");
    case "filetime":
      return imports.runtime("FileTime");
    case "string":
      return imports.runtime(value.nullable ? "WideTextOrNull" : "WideText");
    case "ansi":
      return imports.runtime(value.nullable ? "AnsiTextOrNull" : "AnsiText");
    case "bstr":
      return imports.runtime("BstrText");
    case "hstring":
      return imports.runtime("HString");
    case "currency":
      return imports.runtime("CurrencyValue");
    case "decimal":
      return imports.runtime("DecimalValue");
    case "propvariant":
      return imports.runtime("PropVariant");
    case "variant":
      return value.dispatch === undefined
        ? imports.runtime("Variant")
        : `${imports.runtime("variantOf")}(${imports.value(value.dispatch)})`;
    case "anyarray":
      return imports.runtime("AnySafeArray");
    case "safearray":
      return `${imports.runtime("safeArrayOf")}(${codecText(value.of, imports)}, ${value.type})`;
    case "interface": {
      const make = imports.runtime(value.nullable ? "interfaceOrNull" : "interfaceOf");
      return `${make}(${imports.value(value.type)})`;
    }
    case "record":
      return imports.value(value.type);
    case "target": {
      const make = imports.runtime(value.nullable ? "pointerOrNull" : "pointerTo");
      return `${make}(${codecText(value.to, imports)})`;
    }
    case "fixed": {
      const make = imports.runtime(numberArray(value.of) === undefined ? "fixed" : "fixedNumbers");
      return `${make}(${codecText(value.of, imports)}, ${value.length})`;
    }
    case "fixedText":
      return `${imports.runtime("fixedText")}(${value.length})`;
    case "opaque":
      return `${imports.runtime("fixedNumbers")}(${imports.runtime("Uint8")}, ${extent(value.size, imports)})`;
    case "union":
    case "list":
    case "count":
    case "bits":
      throw new Error(`a ${value.kind} has no codec of its own`);
    default:
      return scalarCodec(value, imports);
  }
}

/** A number's codec; where its values have a type of their own, said to be that type's. */
function scalarCodec(value: ScalarValue, imports: Imports): string {
  if (value.type !== undefined) {
    const codec = imports.runtime(value.kind === "uint32" ? "UnsignedEnumValue" : "EnumValue");
    return `(${codec} as ${imports.runtimeType("Codec")}<${imports.type(value.type)}>)`;
  }
  const codec = imports.runtime(CODECS[value.kind]);
  if (value.kind !== "pointer") return codec;
  return `(${codec} as ${imports.runtimeType("Codec")}<${addressType(value, imports)}>)`;
}

/** The brand of an address or handle. */
export function addressType({ handle }: ScalarValue, imports: Imports): string {
  return handle === undefined
    ? imports.runtimeType("Raw")
    : `${imports.runtimeType("Handle")}<${stringLiteral(handle)}>`;
}

export function extent(size: Extent, imports: Imports): string {
  return size.wide === size.narrow
    ? String(size.wide)
    : `${imports.runtime("WIDE")} ? ${size.wide} : ${size.narrow}`;
}
