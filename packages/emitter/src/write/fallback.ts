import type { Fallback } from "../project/value-projection.ts";
import { stringLiteral } from "./escape.ts";
import type { Imports } from "./imports.ts";

/** The expression of what stands for an argument that is left out. */
export function fallbackText(fallback: Fallback, imports: Imports): string {
  if (fallback.kind === "missing") return imports.runtime("missing");
  const { value } = fallback;
  if (typeof value === "string") return stringLiteral(value);
  return typeof value === "bigint" ? `${value}n` : String(value);
}
