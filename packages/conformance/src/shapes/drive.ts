import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, PACKAGE } from "../paths.ts";
import { stripFolder } from "../server/strip.ts";
import { stage } from "../stage.ts";

/** Stages the drivers as a user's program of plain JavaScript; gives the path of the one that makes all calls. */
export function stageShapesDriver(name: string, classes: string): string {
  const folder = stage(name);
  const manifest = { type: "module", imports: { "#shapes": "./classes/index.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  for (const room of ["driver", "cases", "fuzz"])
    stripFolder(join(PACKAGE, "src/shapes", room), join(folder, room));
  stripFolder(classes, join(folder, "classes"));
  return join(folder, "driver/main.js");
}

/** Copies the classes with some of their code replaced to a folder, which it gives. Throws where there is no such code. */
export function mutate(classes: string, name: string, code: RegExp, replacement: string): string {
  const folder = join(CACHE, "shapes", name);
  cpSync(classes, folder, { recursive: true });
  const file = join(folder, "shapes.ts");
  const text = readFileSync(file, "utf8");
  if (!code.test(text)) throw new Error(`the classes have no ${code}`);
  writeFileSync(file, text.replace(code, replacement));
  return folder;
}
