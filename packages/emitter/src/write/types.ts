import type { MethodProjection, ParameterProjection, ValueProjection } from "../project/projection.ts";
import { propertyKey } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The TypeScript type of a value. */
export function typeOf(value: ValueProjection, nullable: boolean, imports: Imports): string {
  return nullable ? `${plainType(value, imports)} | null` : plainType(value, imports);
}

function plainType(value: ValueProjection, imports: Imports): string {
  switch (value.kind) {
    case "string":
      return "string";
    case "guid":
      return imports.runtimeType("Guid");
    case "interface":
      return imports.type(value.type);
    case "bytes":
      return "Uint8Array";
    case "bool":
      return "boolean";
    case "int64":
    case "uint64":
      return "bigint";
    case "count":
      return "number";
    default:
      return value.type === undefined ? "number" : imports.type(value.type);
  }
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
  const parts = outputsOf(method).map(({ name, value, nullable }) => ({ name, type: typeOf(value, nullable, imports) }));
  const { result } = method;
  if (result.kind === "value") parts.unshift({ name: "result", type: typeOf(result.value, false, imports) });
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
