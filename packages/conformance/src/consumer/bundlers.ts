import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { type Plugin, rollup } from "rollup";
import webpack from "webpack";

/** Bundles a program for production with Koffi and Node's modules left outside. Gives the text of the bundle. */
export type Bundler = (entry: string) => Promise<string>;

export const BUNDLERS: Readonly<Record<"esbuild" | "rollup" | "webpack", Bundler>> = {
  esbuild: bundleWithEsbuild,
  rollup: bundleWithRollup,
  webpack: bundleWithWebpack,
};

async function bundleWithEsbuild(entry: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    minifyWhitespace: true,
    legalComments: "none",
    external: ["koffi"],
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}

async function bundleWithRollup(entry: string): Promise<string> {
  const bundle = await rollup({ input: entry, plugins: [nodeResolve()], logLevel: "silent" });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  // Rollup minifies nothing and keeps comments.
  return (await esbuild.transform(output[0].code, { minifyWhitespace: true, legalComments: "none" })).code;
}

/** Finds packages as Node does, and believes what they say about side effects, as @rollup/plugin-node-resolve does. */
function nodeResolve(): Plugin {
  return {
    name: "node-resolve",
    resolveId(source, importer) {
      if (importer === undefined) return null;
      if (source === "koffi" || source.startsWith("node:")) return { id: source, external: true };
      const id = createRequire(importer).resolve(source);
      const manifest = JSON.parse(readFileSync(findPackageJSON(pathToFileURL(id))!, "utf8"));
      return { id, moduleSideEffects: manifest.sideEffects !== false };
    },
  };
}

async function bundleWithWebpack(entry: string): Promise<string> {
  const folder = join(dirname(entry), "webpack");
  const compiler = webpack({
    mode: "production",
    entry,
    target: "node22",
    experiments: { outputModule: true },
    output: { path: folder, filename: "bundle.js", module: true, library: { type: "module" } },
    externals: { koffi: "module koffi" },
    optimization: { minimizer: ["..."] },
    performance: false,
  });
  if (compiler === null) throw new Error("webpack gave no compiler");
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler.run((error, result) => (error === null ? resolve(result) : reject(error)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats?.hasErrors() !== false) throw new Error(`webpack: ${stats?.toString({ colors: false })}`);
  return readFileSync(join(folder, "bundle.js"), "utf8");
}
