import type { Type, Typedef } from "./model.ts";

/** The typedefs between a type and what it stands for, outermost first: DWORD of ULONG gives [DWORD, ULONG]. */
export function aliasChain(type: Type): Typedef[] {
  const chain: Typedef[] = [];
  const seen = new Set<Typedef>();
  for (
    let current = type;
    current.kind === "alias" && !seen.has(current.typedef);
    current = current.typedef.type
  ) {
    seen.add(current.typedef);
    chain.push(current.typedef);
  }
  return chain;
}

/** What a type stands for once all typedef names are taken off. A `const` on the way is kept. */
export function resolveAlias(type: Type): Type {
  let current = type;
  if (current.kind !== "alias") return current;
  let isConst = type.isConst === true;
  const seen = new Set<Typedef>();
  while (current.kind === "alias" && !seen.has(current.typedef)) {
    seen.add(current.typedef);
    current = current.typedef.type;
    isConst ||= current.isConst === true;
  }
  return isConst && current.isConst !== true ? { ...current, isConst } : current;
}
