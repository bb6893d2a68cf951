import type {
  FieldValue,
  MethodProjection,
  ParameterProjection,
  Reference,
  ScalarKind,
  ValueProjection,
} from "../project/projection.ts";
import { propertyKey } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The TypeScript type of a parameter or result. */
export function typeOf(parameter: ParameterProjection, method: MethodProjection, imports: Imports): string {
  const type = plainType(parameter, method, imports);
  return parameter.nullable ? `${type} | null` : type;
}

function plainType(
  { name, value, direction }: ParameterProjection,
  method: MethodProjection,
  imports: Imports,
): string {
  switch (value.kind) {
    case "array":
      return `${direction === "in" ? "readonly " : ""}${imports.type(value.of)}[]`;
    case "buffer":
      return `${imports.type(value.type)}[]`;
    case "union":
      return `${imports.type(value.type)}[K]`;
    case "count":
      return "number";
    case "bytes":
      return "Uint8Array";
    case "interface":
      return imports.type(value.type);
    case "bstr":
      return "string";
    default:
      return tagParameter(method) === name ? "K" : valueType(value, imports);
  }
}

/** The type of what stands alone: in a parameter, in a struct, in a union. */
export function valueType(
  value: FieldValue | Extract<ValueProjection, { kind: "string" | "guid" | "filetime" | "record" }>,
  imports: Imports,
): string {
  switch (value.kind) {
    case "string":
      return "nullable" in value && value.nullable ? "string | null" : "string";
    case "guid":
      return imports.runtimeType("Guid");
    case "filetime":
      return "bigint";
    case "record":
      return imports.type(value.type);
    case "union":
      return `${imports.type(value.type)}[K]`;
    default:
      return scalarType(value, imports);
  }
}

function scalarType(
  value: { readonly kind: ScalarKind; readonly type?: Reference },
  imports: Imports,
): string {
  switch (value.kind) {
    case "bool":
      return "boolean";
    case "int64":
    case "uint64":
      return "bigint";
    default:
      return value.type === undefined ? "number" : imports.type(value.type);
  }
}

/** A method with a union is generic over the discriminant, so that the value's type follows it. */
export function typeParameter(method: MethodProjection, imports: Imports): string | undefined {
  const union = unionOf(method);
  return union === undefined ? undefined : `K extends keyof ${imports.type(union.type)}`;
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
    type: typeOf(output, method, imports),
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
  return outputsOf(method).some(({ value }) => value.kind === "interface");
}
