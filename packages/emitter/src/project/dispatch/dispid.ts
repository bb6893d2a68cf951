import type { Expression, Method, Model } from "@combind/midl";

/** Finds the DISPID of a method of an interface, which its `id` gives as a number or by the name of a constant. */
export function dispidFinder(models: readonly Model[]): (method: Method) => number | undefined {
  const byName = new Map<string, number>();
  for (const { constants, enums } of models) {
    for (const { name, value } of constants) if (typeof value === "number") byName.set(name, value);
    for (const { name, value } of enums.flatMap(({ members }) => members)) byName.set(name, value);
  }
  const integerIn = (expression: Expression): number | undefined => {
    if (expression.kind === "integer") return Number(expression.value);
    if (expression.kind === "name") return byName.get(expression.name);
    if (expression.kind !== "unary" || expression.operator !== "-") return undefined;
    const inner = integerIn(expression.of);
    return inner === undefined ? undefined : -inner;
  };
  return ({ attributes }) => {
    const written = attributes.find(({ name }) => name === "id")?.arguments[0];
    return written === undefined ? undefined : integerIn(written);
  };
}
