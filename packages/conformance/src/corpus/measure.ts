import { readFileSync } from "node:fs";
import { decodeSource, preprocess, SourceText } from "@combind/midl";
import { corpusFiles } from "./files.ts";
import { FRAGMENTS } from "./fragments.ts";
import { corpusHost, modelCorpus } from "./model.ts";

/** What modelling the whole corpus in one process took. */
export interface CorpusMeasure {
  readonly files: number;
  readonly bytes: number;
  /** After preprocessing, each file once. */
  readonly tokens: number;
  readonly seconds: number;
  /** The most memory that the process held while it modelled. */
  readonly peakMebibytes: number;
  /** The errors of files that are no fragments. */
  readonly errors: readonly string[];
  /** The files that have errors and may. */
  readonly fragments: readonly string[];
}

/** Models the corpus as `combind model` does without options. For a process of its own, whose memory is measured. */
export function measureCorpus(): CorpusMeasure {
  const start = performance.now();
  const models = modelCorpus("win64");
  const seconds = (performance.now() - start) / 1000;
  const peakMebibytes = process.resourceUsage().maxRSS / 1024;
  const failed = models.filter(({ errors }) => errors.length > 0);
  const paths = corpusFiles();
  return {
    files: models.length,
    bytes: paths.reduce((sum, path) => sum + readFileSync(path).length, 0),
    tokens: paths.reduce((sum, path) => sum + tokensIn(path), 0),
    seconds,
    peakMebibytes,
    errors: failed.filter(({ name }) => !FRAGMENTS.has(name)).flatMap(({ errors }) => errors),
    fragments: failed.filter(({ name }) => FRAGMENTS.has(name)).map(({ name }) => name),
  };
}

function tokensIn(path: string): number {
  const source = new SourceText(path.slice(1), decodeSource(readFileSync(path)));
  const environment = { host: corpusHost(), abi: "win64" as const, defines: new Map() };
  return preprocess(source, environment, () => {}).tokens.length;
}

if (import.meta.main) console.log(JSON.stringify(measureCorpus()));
