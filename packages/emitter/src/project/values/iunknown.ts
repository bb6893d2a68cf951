import type { Interface } from "@combind/midl";
import { RUNTIME_MODULE } from "../../runtime-symbols.ts";
import type { Reference } from "../projection.ts";
import type { Resolver } from "../references.ts";

const IUNKNOWN: Reference = { name: "IUnknown", module: RUNTIME_MODULE };

/**
 * The class of what points to an interface: IUnknown where the interface has none of its own. Undefined for what has no
 * IUnknown at the start of its vtable, and so nothing to count references with.
 */
export function pointerClass(declaration: Interface, references: Resolver): Reference | undefined {
  const own = references.toClass(declaration);
  return own ?? (references.isForeign(declaration) ? undefined : IUNKNOWN);
}
