import type { MethodDeclarationStructure, OptionalKind } from "ts-morph";
import type { MethodProjection, ParameterProjection } from "../project/projection.ts";
import type { FieldValue } from "../project/value-projection.ts";
import { holdsReferences } from "../project/values/extents.ts";
import type { Imports } from "./imports.ts";
import { inputsOf, outputsOf, returnType, typeOf, valueType } from "./types.ts";

/** An enumerator's `Next` makes the class iterable. */
export function iterator(
  projection: MethodProjection,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure>[] {
  const [elements] = outputsOf(projection);
  const of = elements && elementOf(elements);
  if (projection.name !== "next" || of === undefined) return [];
  const [count, ...others] = inputsOf(projection);
  if (count === undefined || !/^u?int32$/.test(count.value.kind) || others.length > 0) return [];
  if (returnType(projection, imports) !== typeOf(elements!, "result", projection, imports)) return [];
  const element = valueType(of, imports);
  const whose = of.kind === "interface" ? "Each object" : "Each object in an element";
  const disposes = holdsReferences(of)
    ? ` ${whose} is disposed when the loop goes on; \`retain()\` keeps one.`
    : "";
  // Enumerators of VARIANTs are only ever asked for one element elsewhere; some cannot answer more.
  const size = of.kind === "variant" ? ", 1" : "";
  return [
    {
      name: "[Symbol.iterator]",
      isGenerator: true,
      docs: [{ description: `\nWhat is left of the sequence, from where it stands.${disposes}` }],
      returnType: `Generator<${element}, void, undefined>`,
      statements: [`yield* ${imports.runtime("enumerate")}((count) => this.next(count)${size});`],
    },
  ];
}

/** The elements that `Next` answers, whose number it tells itself. */
function elementOf({ value }: ParameterProjection): FieldValue | undefined {
  if (value.kind === "buffer") return { kind: "interface", type: value.type, nullable: false };
  return value.kind === "room" ? value.of : undefined;
}
