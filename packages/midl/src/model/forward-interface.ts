import type { Name } from "../ast/ast.ts";
import { visibleSpan } from "../source/span.ts";
import type { Interface } from "./model.ts";
import type { Scope } from "./scope.ts";

/** An interface of which only the name is known yet. */
export const UNFILLED = {
  declares: "interface",
  attributes: [],
  doc: undefined,
  kind: "rpc",
  isForward: true,
  iid: undefined,
  base: undefined,
  isDelegate: false,
  asyncOf: undefined,
  requires: [],
  typeParameters: [],
  generic: undefined,
  dispatch: undefined,
  methods: [],
  vtable: [],
} as const satisfies Partial<Interface>;

/** Declares an interface of this name, unless the name means something already. */
export function forwardInterface(scope: Scope, name: Name, unit: string): void {
  if (scope.types.has(name.text)) return;
  const { path: file } = visibleSpan(name.span).source;
  scope.types.set(name.text, { ...UNFILLED, name: name.text, file, unit, span: name.span });
}
