import type { Declaration, Expression, QuoteDeclaration } from "../ast/ast.ts";
import { walk } from "../ast/walk.ts";
import { parseExpression } from "../parse/parse.ts";
import { PpToken } from "../preprocess/pp-token.ts";
import { type PreprocessEnvironment, preprocess } from "../preprocess/preprocess.ts";
import { SourceText } from "../source/source-text.ts";
import { visibleSpan } from "../source/span.ts";

/** What a cpp_quote means to the model: a constant, or a change of the packing. */
export type QuoteEffect =
  | { readonly kind: "define"; readonly name: string; readonly value: Expression }
  | { readonly kind: "pack"; readonly text: string };

export type QuoteEffects = ReadonlyMap<QuoteDeclaration, readonly QuoteEffect[]>;

/** A line of the C header that the quotes spell, and the quote that it begins in. */
interface Line {
  readonly text: string;
  readonly owner: QuoteDeclaration;
}

/** Macros of winerror.h whose results are constants, of sdkddkver.h, and of winapifamily.h: a desktop program sees every family. */
const KNOWN_MACROS = [
  "#define WINAPI_FAMILY_PARTITION(partitions) 1",
  "#define WINAPI_FAMILY_ONE_PARTITION(set, partition) 1",
  "#define _HRESULT_TYPEDEF_(x) ((HRESULT)x)",
  "#define MAKE_HRESULT(s, f, c) ((HRESULT)(((unsigned long)(s) << 31) | ((unsigned long)(f) << 16) | (unsigned long)(c)))",
  "#define MAKE_SCODE(s, f, c) MAKE_HRESULT(s, f, c)",
  "#define FACILITY_ITF 4",
  "#define _WIN32_IE 0x0A00",
  "#define SEVERITY_ERROR 1",
  "#define SEVERITY_SUCCESS 0",
];

/**
 * Reads the preprocessor lines among a file's quotes as the C compiler will: conditions hold or do
 * not, continued lines are one, earlier macros expand in later ones. A `#define` whose body is an
 * expression becomes a constant; includes of pshpackN.h and poppack.h change the packing.
 */
export function readQuotes(
  path: string,
  declarations: readonly Declaration[],
  environment: PreprocessEnvironment,
): QuoteEffects {
  const lines = joinLines(quotesOf(declarations));
  if (!lines.some(({ text }) => /^\s*#/.test(text))) return new Map();
  const text = [...KNOWN_MACROS.map((macro) => ({ text: macro, owner: undefined })), ...lines].flatMap(
    (line) => probe(line.text).map((probed) => ({ text: probed, owner: line.owner })),
  );
  const source = new SourceText(path, `${text.map((line) => line.text).join("\n")}\n`);
  const { tokens } = preprocess(source, environment, () => {});
  const effects = new Map<QuoteDeclaration, QuoteEffect[]>();
  for (const [line, lineTokens] of byLine(tokens, source)) {
    const owner = text[line - 1]?.owner;
    const effect = effectOf(lineTokens, source);
    if (owner === undefined || effect === undefined) continue;
    const known = effects.get(owner);
    if (known === undefined) effects.set(owner, [effect]);
    else known.push(effect);
  }
  return effects;
}

function quotesOf(declarations: readonly Declaration[]): QuoteDeclaration[] {
  const quotes: QuoteDeclaration[] = [];
  walk(declarations, (declaration) => {
    if (declaration.kind === "quote") quotes.push(declaration);
  });
  return quotes;
}

/** Joins the lines that a backslash continues. */
function joinLines(quotes: readonly QuoteDeclaration[]): Line[] {
  const lines: Line[] = [];
  let open: { readonly pieces: string[]; readonly owner: QuoteDeclaration } | undefined;
  for (const quote of quotes) {
    for (const line of quote.text.split("\n")) {
      const piece = line.trimEnd();
      open ??= { pieces: [], owner: quote };
      if (piece.endsWith("\\")) {
        open.pieces.push(`${piece.slice(0, -1)} `);
      } else {
        lines.push({ text: open.pieces.join("") + piece, owner: open.owner });
        open = undefined;
      }
    }
  }
  return lines;
}

/**
 * The lines to preprocess in place of a line. What has an effect becomes a line that begins with a
 * string, which no macro can change; a define is also carried out, for the lines after it.
 */
function probe(line: string): string[] {
  const define = /^\s*#\s*define\s+([A-Za-z_]\w*)\s+(\S.*)$/.exec(line);
  if (define !== null) return [`"${define[1]}" ${define[2]}`, line];
  const packed = /^\s*#\s*include\s*[<"](?:pshpack(\d+)|(poppack))\.h[>"]/.exec(line);
  if (packed !== null) return [`"#pack" "${packed[1] === undefined ? "pop" : `push,${packed[1]}`}"`];
  const pragma = /^\s*#\s*pragma\s+pack\s*\(([^)"]*)\)/.exec(line);
  if (pragma !== null) return [`"#pack" "${pragma[1]}"`];
  return /^\s*#\s*(?:define|undef|if|ifdef|ifndef|elif|else|endif)\b/.test(line) ? [line] : [];
}

function byLine(tokens: readonly PpToken[], source: SourceText): Map<number, PpToken[]> {
  const lines = new Map<number, PpToken[]>();
  for (const token of tokens) {
    const span = visibleSpan(token.span);
    if (span.source !== source || token.kind === "end") continue;
    const { line } = source.positionAt(span.start);
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [token]);
    else known.push(token);
  }
  return lines;
}

function effectOf([first, ...body]: readonly PpToken[], source: SourceText): QuoteEffect | undefined {
  if (first?.kind !== "string") return undefined;
  const name = first.image.slice(1, -1);
  if (name === "#pack") return { kind: "pack", text: body[0]?.image.slice(1, -1) ?? "" };
  const end = new PpToken("end", "", source, first.endOffset + 1, first.endOffset);
  const value = parseExpression([...body, end]);
  return value === undefined ? undefined : { kind: "define", name, value };
}
