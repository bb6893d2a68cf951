import { catalogue, type Diagnostic, diagnose } from "@combind/midl";
import type { ModuleProjection } from "../project/projection.ts";
import { exportStatement } from "./import-text.ts";
import { banner, newProject } from "./module.ts";

/** The package's index: every declaration of every module by name, each name once. */
export function writeIndex(
  modules: readonly ModuleProjection[],
  generator: string,
  report: (diagnostic: Diagnostic) => void,
): string {
  const owners = new Map<string, string>();
  const exports = modules.flatMap((module) => {
    const names = module.declarations
      .map((declaration) => declaration.name)
      .filter((name) => {
        const owner = owners.get(name);
        if (owner !== undefined) report(diagnose(catalogue.emission.nameClash, { name, module: owner }));
        else owners.set(name, module.path);
        return owner === undefined;
      });
    return names.length === 0 ? [] : [{ from: `./${module.path}`, names: names.sort() }];
  });
  const sources = modules
    .filter((module) => module.reexports.length === 0)
    .flatMap((module) => module.sources);
  const file = newProject().createSourceFile("index.ts", {
    statements: [
      banner(generator, sources),
      ...exports.map(({ from, names }) => exportStatement(from, names)),
    ],
  });
  return file.getFullText();
}
