/* The nodes of the tree, as written: nothing is resolved, nothing is folded. */
export type * from "./attribute.ts";
export type * from "./declaration.ts";
export type * from "./expression.ts";
export type * from "./runtime-declaration.ts";
export type * from "./type-reference.ts";
