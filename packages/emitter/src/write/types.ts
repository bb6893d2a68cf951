import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { FieldValue, ScalarValue, ValueProjection } from "../project/value-projection.ts";
import { RUNTIME_MODULE } from "../runtime-symbols.ts";
import { addressType, numberArray } from "./codecs.ts";
import { propertyKey } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The TypeScript type of a parameter or result; an [in, out] one is each in turn. */
export function typeOf(
  parameter: ParameterProjection,
  role: "argument" | "result",
  method: MethodProjection,
  imports: Imports,
): string {
  const type = plainType(parameter, role, method, imports);
  return parameter.nullable ? `${type} | null` : type;
}

function plainType(
  { name, value }: ParameterProjection,
  role: "argument" | "result",
  method: MethodProjection,
  imports: Imports,
): string {
  switch (value.kind) {
    case "array":
    case "room":
      return arrayType(value.of, role, imports);
    case "buffer":
      return `${imports.type(value.type)}[]`;
    case "text":
    case "string":
    case "bstr":
      return "string";
    case "union":
      return `${imports.type(value.type)}[K]`;
    case "count":
      return "number";
    case "bytes":
      return "Uint8Array";
    case "interface":
      return imports.type(value.type);
    case "guid":
      return imports.runtimeType("Guid");
    case "filetime":
      return "bigint";
    case "record":
      return valueType(value.of, imports);
    case "iid":
      return `${imports.runtimeType("InterfaceClass")}<T>`;
    case "object":
      return "T";
    default:
      return tagParameter(method) === name ? "K" : scalarType(value, imports);
  }
}

/** Arrays of numbers come as typed arrays; what goes may be either. */
export function arrayType(of: FieldValue, role: "argument" | "result", imports: Imports): string {
  const numbers = numberArray(of);
  const element = valueType(of, imports);
  const listed = `${element.includes("|") ? `(${element})` : element}[]`;
  if (role === "result") return numbers ?? listed;
  return numbers === undefined ? `readonly ${listed}` : `readonly ${listed} | ${numbers}`;
}

/** The type of what lies in memory: in a parameter, in a struct, in a union. */
export function valueType(value: FieldValue, imports: Imports): string {
  switch (value.kind) {
    case "string":
    case "ansi":
      return value.nullable ? "string | null" : "string";
    case "bstr":
    case "hstring":
    case "fixedText":
      return "string";
    case "guid":
      return imports.runtimeType("Guid");
    case "filetime":
      return "bigint";
    case "anyarray":
      return `${imports.runtimeType("AnyArray")} | null`;
    case "currency":
      return imports.runtimeType("Currency");
    case "decimal":
      return imports.runtimeType("Decimal");
    case "variant":
      return imports.runtimeType("VariantValue");
    case "propvariant":
      return imports.runtimeType("PropVariantValue");
    case "interface":
      return value.nullable ? `${imports.type(value.type)} | null` : imports.type(value.type);
    case "record":
      return imports.type(value.type);
    case "target": {
      const target = valueType(value.to, imports);
      return value.nullable ? `${target} | null` : target;
    }
    case "fixed":
    case "safearray":
    case "list": {
      const element = valueType(value.of, imports);
      return numberArray(value.of) ?? `readonly ${element.includes("|") ? `(${element})` : element}[]`;
    }
    case "opaque":
      return "Uint8Array";
    case "union":
      return `${imports.type(value.type)}[K]`;
    case "count":
    case "bits":
      return value.kind === "bits" && value.scalar.startsWith("bool") ? "boolean" : "number";
    default:
      return scalarType(value, imports);
  }
}

export function scalarType(value: ScalarValue, imports: Imports): string {
  switch (value.kind) {
    case "bool":
    case "bool8":
    case "bool16":
      return "boolean";
    case "int64":
    case "uint64":
    case "intptr":
    case "uintptr":
      return "bigint";
    case "pointer":
      return addressType(value, imports);
    default:
      return value.type === undefined ? "number" : imports.type(value.type);
  }
}

/**
 * A method with a union is generic over the discriminant, so that the value's type follows it; one with an interface
 * class over the interface.
 */
export function typeParameters(method: MethodProjection, imports: Imports): string[] {
  const union = unionOf(method);
  const unknown = { name: "IUnknown", module: RUNTIME_MODULE };
  return [
    ...(union === undefined ? [] : [`K extends keyof ${imports.type(union.type)}`]),
    ...(method.parameters.some(({ value }) => value.kind === "iid")
      ? [`T extends ${imports.type(unknown)}`]
      : []),
  ];
}

/** The parameter that chooses the arm of a method's union. */
export function tagParameter(method: MethodProjection): string | undefined {
  return unionOf(method)?.tag;
}

function unionOf(method: MethodProjection): Extract<ValueProjection, { kind: "union" }> | undefined {
  for (const { value } of method.parameters) if (value.kind === "union") return value;
  return undefined;
}

/** The parameters that people pass: hidden lengths and pure results are none of them. */
export function inputsOf(method: MethodProjection): ParameterProjection[] {
  return method.parameters.filter(({ direction, value }) => direction !== "out" && value.kind !== "count");
}

/** The parameters that come back. */
export function outputsOf(method: MethodProjection): ParameterProjection[] {
  return method.parameters.filter(({ direction, value }) => direction !== "in" && value.kind !== "count");
}

/** What the method returns: nothing, one value, or one readonly object of several. */
export function returnType(method: MethodProjection, imports: Imports): string {
  const parts = outputsOf(method).map((output) => ({
    name: output.name,
    type: typeOf(output, "result", method, imports),
  }));
  const { result } = method;
  if (result.kind === "value") parts.unshift({ name: "result", type: scalarType(result.value, imports) });
  if (result.kind === "hresult" && result.success.length > 0) {
    parts.unshift({ name: "hresult", type: successType(method, imports) });
  }
  const [only] = parts;
  if (only === undefined) return "void";
  if (parts.length === 1) return only.type;
  const object = `{ ${parts.map(({ name, type }) => `readonly ${propertyKey(name)}: ${type}`).join("; ")} }`;
  return holdsInterface(method) ? `${object} & Disposable` : object;
}

/** The literal union of the success codes that a method tells. */
export function successType(method: MethodProjection, imports: Imports): string {
  const codes = method.result.kind === "hresult" ? method.result.success : [];
  return codes.map(({ constant }) => `typeof ${imports.type(constant)}`).join(" | ");
}

/** Whether the result owns references, so that it must be disposable itself. */
export function holdsInterface(method: MethodProjection): boolean {
  return outputsOf(method).some(({ value }) => value.kind === "interface" || value.kind === "object");
}
