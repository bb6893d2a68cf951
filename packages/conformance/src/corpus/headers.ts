import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { CACHE } from "../paths.ts";
import { start } from "../process.ts";
import { type HeaderFacts, readFacts } from "../widl/facts.ts";
import { CORPUS_FOLDERS, corpusFiles } from "./files.ts";
import { hiddenRecords } from "./hidden.ts";

/** A C header of widl's. */
export interface WidlHeader {
  readonly facts: HeaderFacts;
  /** The records that the header hides from C. */
  readonly hidden: ReadonlySet<string>;
}

/** What widl makes of one file of the corpus. */
export interface CorpusHeader {
  /** The IDL file's name, without its folder. */
  readonly name: string;
  /** Undefined where widl refuses the file. */
  readonly header: WidlHeader | undefined;
  /** What widl says when it refuses. */
  readonly refusal: string | undefined;
}

/** Where widl's headers of the corpus are written; emptied first, so that none is left from another run. */
export const HEADERS = join(CACHE, "corpus/headers");

/** Runs `widl -h` on every file of the corpus, one process per file, as many at once as there are processors. */
export async function writeCorpusHeaders(): Promise<CorpusHeader[]> {
  rmSync(HEADERS, { recursive: true, force: true });
  mkdirSync(HEADERS, { recursive: true });
  return inParallel(corpusFiles(), writeHeader);
}

async function writeHeader(idl: string): Promise<CorpusHeader> {
  const name = basename(idl);
  const path = join(HEADERS, `${basename(idl, ".idl")}.h`);
  const folders = CORPUS_FOLDERS.flatMap((folder) => ["-I", folder]);
  const { code, stderr } = await start("widl", ["-h", "--win64", "--nostdinc", ...folders, "-o", path, idl]);
  if (code === 0) {
    const text = readFileSync(path, "utf8");
    return { name, header: { facts: readFacts(text), hidden: hiddenRecords(text) }, refusal: undefined };
  }
  rmSync(path, { force: true });
  return {
    name,
    header: undefined,
    refusal: stderr.split("\n").find((line) => line.includes("error")) ?? stderr,
  };
}

/** Runs a task for each item, as many at once as there are processors; the results are in the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await task(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
