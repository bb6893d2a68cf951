import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { generate } from "../server/generate.ts";

/** Generates the classes of shapes.idl, which the driver imports as `#shapes`; gives their folder. */
export function generateShapes(): string {
  generate(join(PACKAGE, "idl/shapes/combind.config.json"));
  return join(CACHE, "shapes/classes");
}

if (import.meta.main) generateShapes();
