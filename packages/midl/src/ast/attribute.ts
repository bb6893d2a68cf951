import type { Span } from "../source/span.ts";
import type { Expression } from "./expression.ts";

/** `name` or `name(arguments)`. MIDL has no reserved attribute names, and neither has this parser. */
export interface Attribute {
  readonly name: string;
  /** Undefined without parentheses. An empty part, as the first one of `size_is(,n)`, is undefined. */
  readonly arguments: readonly (Expression | undefined)[] | undefined;
  readonly span: Span;
}
