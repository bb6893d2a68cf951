import type { Name } from "../ast/ast.ts";
import { visibleSpan } from "../source/span.ts";
import type { Interface } from "./model.ts";
import type { Scope } from "./scope.ts";

/** Declares an interface of this name, unless the name means something already. */
export function forwardInterface(scope: Scope, name: Name, unit: string): void {
  if (scope.types.has(name.text)) return;
  const object: Interface = {
    declares: "interface",
    name: name.text,
    file: visibleSpan(name.span).source.path,
    unit,
    span: name.span,
    attributes: [],
    doc: undefined,
    kind: "rpc",
    isForward: true,
    iid: undefined,
    base: undefined,
    methods: [],
    vtable: [],
  };
  scope.types.set(name.text, object);
}
