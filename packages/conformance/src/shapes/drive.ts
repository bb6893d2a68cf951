import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { generate } from "../server/generate.ts";
import { stripFolder } from "../server/strip.ts";
import { stage } from "../stage.ts";

/** Generates the classes of shapes.idl, which the driver imports as `#shapes`; gives their folder. */
export function generateShapes(): string {
  generate(join(PACKAGE, "idl/shapes/combind.config.json"));
  return join(CACHE, "shapes/classes");
}

/** Stages the driver as a user's program of plain JavaScript; gives the path of its main module. */
export function stageShapesDriver(name: string, classes: string): string {
  const folder = stage(name);
  const manifest = { type: "module", imports: { "#shapes": "./classes/index.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  for (const room of ["driver", "cases"]) stripFolder(join(PACKAGE, "src/shapes", room), join(folder, room));
  stripFolder(classes, join(folder, "classes"));
  return join(folder, "driver/main.js");
}
