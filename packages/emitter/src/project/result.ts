import { type Method, resolveAlias } from "@combind/midl";
import type { Surroundings } from "./method.ts";
import type { MethodOverride } from "./overrides.ts";
import type { Address, ParameterProjection, ResultProjection, SuccessCode } from "./projection.ts";
import { isGuid, isVoid, targetOf } from "./values/aliases.ts";
import { fieldValue } from "./values/codec.ts";
import { ownsMemory } from "./values/extents.ts";
import { hidesPointers } from "./values/owners.ts";
import { REASONS } from "./values/reasons.ts";
import { classifyScalar } from "./values/scalars.ts";

/** Decides about what the slot itself returns. */
export function projectResult(
  method: Method,
  override: MethodOverride | undefined,
  { references, findCode }: Surroundings,
): ResultProjection | { readonly reason: string } {
  if (isHresult(method)) {
    const success: SuccessCode[] = [];
    for (const name of override?.success ?? []) {
      const found = findCode(name);
      if (found === undefined) return { reason: `the success code ${name} is declared nowhere` };
      success.push(found);
    }
    return { kind: "hresult", success };
  }
  if (isVoid(method.returns) || isRecord(method)) return { kind: "void" };
  const value = classifyScalar(method.returns, references);
  if (value !== undefined) return { kind: "value", value };
  const plain = resolveAlias(method.returns);
  // Whose a returned string, struct or reference is nothing tells: the address is passed on.
  if (plain.kind === "pointer") return { kind: "value", value: { kind: "pointer" } };
  return { reason: plain.kind === "unknown" ? `the unknown type ${plain.name}` : `a ${plain.kind}` };
}

/** A struct that a slot returns comes through a pointer that is its first parameter. */
export function returnedRecord(
  method: Method,
  surroundings: Surroundings,
): ParameterProjection | string | undefined {
  if (isHresult(method) || !isRecord(method)) return undefined;
  const scalar = classifyScalar(method.returns, surroundings.references);
  if (scalar !== undefined) return { name: "result", direction: "out", value: scalar, nullable: false };
  const of = fieldValue(method.returns, [], surroundings, true);
  if (typeof of === "string") return of;
  if (of.kind === "union") return `the union ${of.type.name}`;
  if (ownsMemory(of) || hidesPointers(of)) return "a struct whose owner is unknown";
  const value = isGuid(method.returns) ? ({ kind: "guid" } as const) : ({ kind: "record", of } as const);
  return { name: "result", direction: "out", value, nullable: false };
}

/** The pointer that a slot itself returns, where it points to something typed. */
export function returnedAddress({ returns }: Method, result: ResultProjection): Address[] {
  const target = targetOf(returns);
  const isAddress =
    result.kind === "value" && result.value.kind === "pointer" && result.value.handle === undefined;
  return isAddress && target !== undefined && !isVoid(target)
    ? [{ parameter: "", name: undefined, reason: REASONS.returned }]
    : [];
}

function isRecord(method: Method): boolean {
  return resolveAlias(method.returns).kind === "record";
}

function isHresult(method: Method): boolean {
  for (let type = method.returns; type.kind === "alias"; type = type.typedef.type) {
    if (type.typedef.name === "HRESULT" || type.typedef.name === "SCODE") return true;
  }
  return false;
}
