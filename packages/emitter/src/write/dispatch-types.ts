import type { DispatchMemberProjection, DispatchParameterProjection } from "../project/projection.ts";
import { propertyKey } from "./escape.ts";
import type { Imports } from "./imports.ts";
import { arrayType, valueType } from "./types.ts";

/** The type of what a member of a dispinterface takes. */
export function dispatchArgumentType(
  { value, isRest }: DispatchParameterProjection,
  imports: Imports,
): string {
  if (value.kind !== "safearray") return valueType(value, imports);
  if (!isRest) return arrayType(value.of, "argument", imports);
  const element = valueType(value.of, imports);
  return `${element.includes("|") ? `(${element})` : element}[]`;
}

/** What it returns: nothing, one value, or one readonly object of several. */
export function dispatchResultType(member: DispatchMemberProjection, imports: Imports): string {
  const outs = member.parameters.filter(({ direction }) => direction !== "in");
  const parts = [...(member.result === undefined ? [] : [{ name: "result", ...member.result }]), ...outs];
  const typed = parts.map(({ name, value, nullable }) => {
    const type = valueType(value, imports);
    return { name, type: nullable ? `${type} | null` : type };
  });
  const [only] = typed;
  if (only === undefined) return "void";
  if (typed.length === 1) return only.type;
  const object = `{ ${typed.map(({ name, type }) => `readonly ${propertyKey(name)}: ${type}`).join("; ")} }`;
  return parts.some(({ value }) => value.kind === "interface") ? `${object} & Disposable` : object;
}
