import type { Declaration } from "./declaration.ts";

/**
 * Calls `visit` for every declaration, also those inside interfaces, libraries, modules,
 * namespaces and dispinterfaces, each before what it holds. `owner` is what the declaration stands in. A visitor
 * that returns false keeps the walk out of that declaration's body.
 */
export function walk(
  declarations: readonly Declaration[],
  visit: (declaration: Declaration, owner: Declaration | undefined) => boolean | undefined,
  owner?: Declaration,
): void {
  for (const declaration of declarations) {
    if (visit(declaration, owner) !== false) walk(membersOf(declaration), visit, declaration);
  }
}

/** The declarations that stand directly in a declaration's body. */
export function membersOf(declaration: Declaration): readonly Declaration[] {
  switch (declaration.kind) {
    case "interface":
    case "library":
    case "module":
    case "namespace":
    case "linkage":
      return declaration.members;
    case "dispinterface":
      return [...declaration.properties, ...declaration.methods];
    default:
      return [];
  }
}
