import { resolveAlias } from "./alias.ts";
import type { Definition } from "./entries.ts";
import type { Enum, Record, Type } from "./model.ts";

/** Whether two definitions of a name are the same in all but where they stand. */
export function saysTheSame(a: Definition, b: Definition, name: string): boolean {
  if (a.declares === "typedef" && b.declares === "typedef") return sameType(a.type, b.type);
  if (a.declares === "record" && b.declares === "record") return sameRecord(a, b);
  if (a.declares === "interface" && b.declares === "interface") return a.isForward && b.isForward;
  if (a.declares === "constant" && b.declares === "constant") return a.value === b.value;
  if (a.declares === "enum" && b.declares === "enum") {
    // The redefined name is either the enums' tag or one of their enumerators.
    if (a.tag === name && b.tag === name) return a.members.length === b.members.length;
    return valueNamed(a, name) === valueNamed(b, name);
  }
  return false;
}

function valueNamed({ members }: Enum, name: string): number | undefined {
  return members.find((member) => member.name === name)?.value;
}

function sameRecord(a: Record, b: Record): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.size !== b.size || a.fields.length !== b.fields.length) return false;
  return a.fields.every((field, index) => {
    const other = b.fields[index];
    return field.name === other?.name && field.offset === other?.offset;
  });
}

/** Whether two types are the same once typedef names are taken off. */
function sameType(left: Type, right: Type): boolean {
  const a = resolveAlias(left);
  const b = resolveAlias(right);
  if ((a.isConst ?? false) !== (b.isConst ?? false)) return false;
  if (a.kind === "pointer" && b.kind === "pointer") return sameType(a.to, b.to);
  if (a.kind === "array" && b.kind === "array") return a.count === b.count && sameType(a.of, b.of);
  if (a.kind === "safearray" && b.kind === "safearray") return sameType(a.of, b.of);
  if (a.kind === "integer" && b.kind === "integer") return a.size === b.size && a.signed === b.signed;
  if (a.kind === "float" && b.kind === "float") return a.size === b.size;
  if (a.kind === "record" && b.kind === "record") return sameRecord(a.record, b.record);
  if (a.kind === "enum" && b.kind === "enum") return a.enum.tag === b.enum.tag && a.enum.name === b.enum.name;
  if (a.kind === "interface" && b.kind === "interface") return a.interface.name === b.interface.name;
  if (a.kind === "unknown" && b.kind === "unknown") return a.name === b.name;
  if (a.kind === "function" && b.kind === "function") {
    const { parameters } = b;
    return (
      sameType(a.returns, b.returns) &&
      a.parameters.length === parameters.length &&
      a.parameters.every(({ type }, index) => sameType(type, parameters[index]?.type ?? a))
    );
  }
  return a.kind === "void" && b.kind === "void";
}
