import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CompilerError, typeCheck } from "../consumer/typescript.ts";
import { PACKAGE, ROOT } from "../paths.ts";
import { failure } from "../process.ts";
import { stripFolder } from "../server/strip.ts";
import { stageForWindows } from "../stage.ts";
import { windowsPath, wineNode } from "../wine/wine.ts";
import { generateFromWine, overridesFor } from "./wine-package.ts";

/** What a project is about. */
export interface ProjectOptions {
  /** Files of Wine's IDL, without `.idl`. */
  readonly idl: readonly string[];
  /** The name of a file of `overrides/`. */
  readonly overrides?: string;
}

/** What every project has beside its own driver. */
const SHARED = ["report.ts", "native.ts"];

/**
 * A user's project around one driver: classes generated from Wine's IDL in `gen/`, the driver in `src/`, which imports
 * them as `#wine`, and the packages that both need. `built/` has all as Node runs it.
 */
export class Project {
  readonly #folder: string;
  readonly #driver: string;
  /** How many methods of the IDL have no place in the classes. */
  readonly leftOut: number;

  constructor(driver: string, { idl, overrides }: ProjectOptions) {
    this.#driver = driver;
    this.#folder = stageForWindows(`servers-${driver}`);
    const imports = { "#wine": { types: "./gen/index.ts", default: "./built/gen/index.js" } };
    writeFileSync(join(this.#folder, "package.json"), JSON.stringify({ type: "module", imports }));
    const { targets } = generateFromWine(
      idl,
      join(this.#folder, "gen"),
      overrides === undefined ? undefined : overridesFor(overrides),
    );
    this.leftOut = targets.reduce((sum, target) => sum + target.leftOut, 0);
    mkdirSync(join(this.#folder, "src"));
    for (const file of [...SHARED, `${driver}.ts`])
      copyFileSync(join(PACKAGE, "src/servers/drivers", file), join(this.#folder, "src", file));
    for (const room of ["gen", "src"])
      stripFolder(join(this.#folder, room), join(this.#folder, "built", room));
  }

  /** What the strict compiler says of the classes and the driver. */
  typeErrors(): CompilerError[] {
    const files = ["gen/index.ts", `src/${this.#driver}.ts`].map((file) => join(this.#folder, file));
    return typeCheck("7.0", this.#folder, files, {
      types: ["node"],
      typeRoots: [join(ROOT, "node_modules/@types")],
    });
  }

  /** Runs the driver under Wine and gives its report; `args` are strings, and paths of this machine as `{ path }`. */
  run(args: readonly (string | { readonly path: string })[] = []): unknown {
    const script = join(this.#folder, "built/src", `${this.#driver}.js`);
    const words = args.map((arg) => (typeof arg === "string" ? arg : windowsPath(arg.path)));
    const result = wineNode(script, words, { env: { NODE_OPTIONS: undefined } });
    if (result.code !== 0) throw failure(this.#driver, result);
    return JSON.parse(result.stdout);
  }
}
