import { type ClassDeclarationStructure, Scope } from "ts-morph";
import type { Documentation, Reference } from "../project/projection.ts";
import { jsDoc } from "./docs.ts";
import { identifier, stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** What every interface class begins with: its base, its brand, and the statics that identify it. */
export function classFrame(
  declaration: {
    readonly name: string;
    readonly iid: string;
    readonly base: Reference;
    readonly vtableLength: number;
    readonly docs: Documentation;
  },
  imports: Imports,
): Pick<ClassDeclarationStructure, "isExported" | "name" | "extends" | "docs" | "properties"> {
  const name = identifier(declaration.name);
  const base = imports.value(declaration.base);
  const guid = imports.runtimeType("Guid");
  const constant = (property: string, type: string, initializer: string) => ({
    name: property,
    type,
    initializer,
    isStatic: true,
    isReadonly: true,
    hasOverrideKeyword: true,
  });
  return {
    isExported: true,
    name,
    extends: base,
    docs: jsDoc(declaration.docs),
    properties: [
      {
        name: "$is",
        type: `${base}["$is"] & { readonly ${name}: true }`,
        hasDeclareKeyword: true,
        isReadonly: true,
        scope: Scope.Protected,
      },
      constant("iid", guid, `${stringLiteral(declaration.iid)} as ${guid}`),
      constant("interfaceName", "string", stringLiteral(name)),
      constant("vtableLength", "number", String(declaration.vtableLength)),
    ],
  };
}
