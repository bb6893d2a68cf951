import { Comparison } from "../referee/comparison.ts";
import { LAYOUT_EXCEPTIONS } from "./exceptions.ts";
import { type CorpusHeader, writeCorpusHeaders } from "./headers.ts";
import { compareInterfaces, compareRecords } from "./interfaces.ts";
import { type CorpusModel, modelCorpus, WIDL_MACROS } from "./model.ts";
import { type CorpusAbi, judgeLayouts, type Verdict } from "./verdicts.ts";

/** The corpus as combind and as widl have it, file by file in one order. */
export interface Corpus {
  readonly models: { readonly [abi in CorpusAbi]: readonly CorpusModel[] };
  readonly headers: readonly CorpusHeader[];
}

/** Models the corpus for both targets and runs widl on it. Both read the text that is meant for widl. */
export async function readCorpus(): Promise<Corpus> {
  const headers = await writeCorpusHeaders();
  return {
    models: { win64: modelCorpus("win64", WIDL_MACROS), win32: modelCorpus("win32", WIDL_MACROS) },
    headers,
  };
}

/** Vtables and IIDs, all files. */
export function compareAllInterfaces({ models, headers }: Corpus): Comparison {
  const comparison = new Comparison();
  for (const [index, model] of models.win64.entries()) compareInterfaces(model, headers[index]!, comparison);
  return comparison;
}

/** Which structs and unions there are, all files. */
export function compareAllRecords({ models, headers }: Corpus): Comparison {
  const comparison = new Comparison();
  for (const [index, model] of models.win64.entries()) compareRecords(model, headers[index]!, comparison);
  return comparison;
}

/** What came of the comparison of all layouts with a compiler. */
export interface LayoutReport {
  /** Sizes, alignments and offsets that are equal. */
  readonly equal: number;
  /** Records that the compiler knows. */
  readonly accepted: number;
  /** `file record` of those that it does not know. */
  readonly refused: readonly string[];
  /** Differences of records that are no known exceptions. */
  readonly differences: readonly string[];
  /** Known exceptions that do not differ any more. */
  readonly stale: readonly string[];
}

/** Sizes, alignments and offsets on one target, all files. */
export async function compareAllLayouts({ models, headers }: Corpus, abi: CorpusAbi): Promise<LayoutReport> {
  const verdicts = await judgeLayouts(abi, models[abi], headers);
  const placeOf = ({ file, record }: Verdict) => `${file} ${record}`;
  const differing = verdicts.filter(({ differences }) => differences.length > 0);
  const found = new Set(differing.map(placeOf));
  return {
    equal: verdicts.reduce((sum, { agreed }) => sum + agreed, 0),
    accepted: verdicts.filter(({ accepted }) => accepted).length,
    refused: verdicts.filter(({ accepted }) => !accepted).map(placeOf),
    differences: differing
      .filter((one) => !LAYOUT_EXCEPTIONS.has(placeOf(one)))
      .flatMap((one) => one.differences),
    stale: [...LAYOUT_EXCEPTIONS.keys()].filter((place) => !found.has(place)),
  };
}
