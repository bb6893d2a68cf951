import type { Attribute, DispinterfaceDeclaration } from "../ast/ast.ts";
import { visibleSpan } from "../source/span.ts";
import { attributesOf, hasAttribute } from "./attributes.ts";
import { docOf } from "./doc.ts";
import type { DispatchMembers, DispatchMethod, DispatchProperty } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { interfaceNamed, resolveParameters } from "./resolve-type.ts";
import { slotName } from "./slots.ts";

/** What a dispinterface offers: the members it lists, or those of the interface it names. */
export function dispatchMembers(
  resolution: Resolution,
  node: DispinterfaceDeclaration,
  unit: string,
): DispatchMembers {
  const properties: DispatchProperty[] = [];
  const methods: DispatchMethod[] = [];
  for (const member of [...node.properties, ...node.methods]) {
    if (member.kind === "variable") {
      const { attributes, comment } = member;
      for (const { name, derivations } of member.declarators) {
        if (name === undefined) continue;
        properties.push({
          name: name.text,
          file: visibleSpan(name.span).source.path,
          unit,
          span: name.span,
          attributes: attributesOf(attributes),
          doc: docOf(attributes, comment),
          id: idOf(resolution, attributes),
          type: resolution.typeOf(member.type, derivations),
          isReadOnly: hasAttribute(member, "readonly"),
        });
      }
    } else if (member.kind === "function") {
      const { attributes, comment } = member;
      const { name, derivations } = member.declarator;
      const [first, ...rest] = derivations;
      methods.push({
        name: name.text,
        file: visibleSpan(name.span).source.path,
        unit,
        span: name.span,
        attributes: attributesOf(attributes),
        doc: docOf(attributes, comment),
        id: idOf(resolution, attributes),
        property: slotName(member).property,
        returns: resolution.typeOf(member.returns, rest),
        parameters: first?.kind === "function" ? resolveParameters(resolution, first.parameters) : [],
      });
    }
  }
  const of = node.of === undefined ? undefined : interfaceNamed(resolution, node.of);
  return { of, properties, methods };
}

/** The DISPID in `id(...)`. Many are macros of C headers, which are not known here: those give none. */
function idOf(resolution: Resolution, attributes: readonly Attribute[]): number | undefined {
  const argument = attributes.find((attribute) => attribute.name === "id")?.arguments?.[0];
  const value = argument && resolution.quietly(() => resolution.fold(argument));
  return value?.kind === "integer" ? Number(value.value) : undefined;
}
