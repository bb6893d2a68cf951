import type { Expression } from "./expression.ts";

/** The names that an expression uses, with where they stand; types in casts are not among them. */
export function* namesIn(expression: Expression): Generator<Extract<Expression, { kind: "name" }>> {
  switch (expression.kind) {
    case "name":
      yield expression;
      break;
    case "unary":
    case "cast":
      yield* namesIn(expression.of);
      break;
    case "binary":
      yield* namesIn(expression.left);
      yield* namesIn(expression.right);
      break;
    case "conditional":
      yield* namesIn(expression.test);
      yield* namesIn(expression.yes);
      yield* namesIn(expression.no);
      break;
  }
}
