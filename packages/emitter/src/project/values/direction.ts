import { type Parameter, resolveAlias } from "@combind/midl";
import type { Resolver } from "../references.ts";
import { isCalled, isConst, isVoid, targetOf } from "./aliases.ts";
import { annotationOf } from "./annotation.ts";
import { hasLooseBounds, sizeIs } from "./lengths.ts";
import { classifyScalar } from "./scalars.ts";

/** Which way a parameter goes, and whether anything tells so. */
export interface Direction {
  readonly direction: Parameter["direction"];
  readonly isDirected: boolean;
}

/**
 * As attributes say, else as the annotation does; else [in], which is what a stub takes for granted. No stub serves
 * [local] methods, and many of them lack all attributes: there, what is not const may be written, so that it is
 * [in, out], and a pointer to an interface pointer is a result.
 */
export function directionOf(parameter: Parameter, isUnmarshalled: boolean, references: Resolver): Direction {
  const { attributes, type, direction } = parameter;
  const told = { direction, isDirected: true };
  if (attributes.some(({ name }) => name === "in" || name === "out")) return told;
  const annotated = annotationOf(attributes)?.direction;
  if (annotated !== undefined)
    return { direction: annotated === "field" ? "in" : annotated, isDirected: true };
  const isSized = sizeIs(attributes, 0) !== undefined || hasLooseBounds(attributes);
  const isValue = isCalled(type, "BSTR", "HSTRING") || classifyScalar(type, references) !== undefined;
  const target = resolveAlias(type).kind === "pointer" ? targetOf(type) : undefined;
  if (!isUnmarshalled || isSized || isValue || target === undefined || isConst(target)) return told;
  const plain = resolveAlias(target);
  if (plain.kind === "interface") return told;
  const inner = plain.kind === "pointer" ? plain.to : undefined;
  const isReference = inner !== undefined && (isVoid(inner) || resolveAlias(inner).kind === "interface");
  return { direction: isReference ? "out" : "inout", isDirected: false };
}
