import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE } from "../paths.ts";
import { start } from "../process.ts";
import { WINE_HEADERS } from "../requirements.ts";
import { type CorpusHeader, HEADERS, inParallel } from "./headers.ts";
import { type Claim, claimsOf, recordsOf } from "./layouts.ts";
import type { CorpusModel } from "./model.ts";

const COMPILERS = { win64: "x86_64-w64-mingw32-gcc", win32: "i686-w64-mingw32-gcc" } as const;

/** The targets whose layouts are compared. */
export type CorpusAbi = keyof typeof COMPILERS;

/** What a compiler says of one record: its claims that are false, and how many are true; or that it has no such type. */
export interface Verdict {
  readonly file: string;
  readonly record: string;
  readonly accepted: boolean;
  readonly agreed: number;
  readonly differences: readonly string[];
}

/** A file with what is claimed of its records. */
interface Case {
  readonly file: string;
  readonly records: readonly { readonly name: string; readonly claims: readonly Claim[] }[];
}

/**
 * Lets the target's C compiler judge what combind says of all records of these files, against widl's headers. All files
 * go into one compilation, claim by claim a static assertion; what is not plainly true there, because headers clash or
 * combind is wrong, is judged again with the file's own header alone.
 */
export async function judgeLayouts(
  abi: CorpusAbi,
  models: readonly CorpusModel[],
  headers: readonly CorpusHeader[],
): Promise<Verdict[]> {
  const cases = models.flatMap((model, index): Case[] => {
    const header = headers[index]?.header;
    if (header === undefined) return [];
    const records = recordsOf(model, header).map((record) => ({
      name: record.name,
      claims: claimsOf(record),
    }));
    return [{ file: model.name, records }];
  });
  const together = await judge(abi, "all", cases);
  const alone = cases.filter(({ file }) => together.some((one) => one.file === file && !isPlain(one)));
  const again = new Map<string, readonly Verdict[]>();
  await inParallel(alone, async (one) => void again.set(one.file, await judge(abi, one.file, [one])));
  return [...together.filter(({ file }) => !again.has(file)), ...[...again.values()].flat()];
}

function isPlain({ accepted, differences }: Verdict): boolean {
  return accepted && differences.length === 0;
}

/** One run of the compiler. The last line is plainly false: where the compiler does not say so, it came to no end. */
async function judge(abi: CorpusAbi, name: string, cases: readonly Case[]): Promise<Verdict[]> {
  const lines = cases.map(({ file }) => `#include "${headerOf(file)}"`);
  for (const { expression, ours } of cases.flatMap(({ records }) =>
    records.flatMap(({ claims }) => claims),
  )) {
    lines.push(`_Static_assert(${expression} == ${ours}, "");`);
  }
  lines.push('_Static_assert(0, "");');
  const folder = join(CACHE, "corpus", abi);
  mkdirSync(folder, { recursive: true });
  const source = join(folder, `${name}.c`);
  writeFileSync(source, `${lines.join("\n")}\n`);
  const complaints = await complaintsAbout(abi, source);
  const isComplete = complaints.lines.get(lines.length) === FALSE;

  let line = cases.length;
  return cases.flatMap(({ file, records }) => {
    const isSpoiled = !isComplete || (cases.length > 1 && complaints.headers.has(headerOf(file)));
    return records.map((record): Verdict => {
      const said = record.claims.map((claim) => ({ claim, complaint: complaints.lines.get(++line) }));
      const accepted = !isSpoiled && (said[0]?.complaint ?? FALSE) === FALSE;
      const wrong = said.filter(({ complaint }) => complaint !== undefined);
      return {
        file,
        record: record.name,
        accepted,
        agreed: accepted ? said.length - wrong.length : 0,
        differences: accepted ? wrong.map((one) => differenceOf(one, file, abi)) : [],
      };
    });
  });
}

const FALSE = 'static assertion failed: ""';

interface Said {
  readonly claim: Claim;
  readonly complaint: string | undefined;
}

function differenceOf({ claim, complaint }: Said, file: string, abi: CorpusAbi): string {
  const theirs = complaint === FALSE ? "says otherwise" : `says "${complaint}"`;
  return `${claim.what} of ${file} on ${abi}: combind has ${claim.ours}, the compiler ${theirs}`;
}

function headerOf(file: string): string {
  return `${basename(file, ".idl")}.h`;
}

interface Complaints {
  /** By line of the source itself. */
  readonly lines: ReadonlyMap<number, string>;
  /** The headers that have errors, by name. */
  readonly headers: ReadonlySet<string>;
}

async function complaintsAbout(abi: CorpusAbi, source: string): Promise<Complaints> {
  const own = (await start(COMPILERS[abi], ["-print-file-name=include"])).stdout.trim();
  const folders = [HEADERS, WINE_HEADERS, join(WINE_HEADERS, "../msvcrt"), own].flatMap((one) => ["-I", one]);
  const flags = ["-std=gnu11", "-fsyntax-only", "-w", "-nostdinc", "-fshort-wchar", "-fmax-errors=0"];
  const { stderr } = await start(COMPILERS[abi], [...flags, ...folders, source], { env: { LC_ALL: "C" } });
  const lines = new Map<number, string>();
  const headers = new Set<string>();
  for (const [, path = "", line, message = ""] of stderr.matchAll(
    /^(.+?):(\d+)(?::\d+)?: (?:fatal )?error: (.*)$/gm,
  )) {
    if (path !== source) headers.add(basename(path));
    else if (!lines.has(Number(line))) lines.set(Number(line), message);
  }
  return { lines, headers };
}
