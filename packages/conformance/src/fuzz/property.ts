import {
  catalogue,
  compile,
  formatDiagnostic,
  type IdlFile,
  memoryHost,
  parse,
  preprocess,
  printFile,
  SourceText,
  visibleSpan,
} from "@combind/midl";

const BAD_NUMBER = catalogue.syntax.badNumber.code;

/** How long a text of this size may take, in milliseconds. */
const LONGEST_RUN = 10_000;

/**
 * What must hold of every text: it compiles or is refused in time, without an exception; every diagnostic stands inside a
 * text; and what was understood, printed and parsed again, is the same. Throws where that does not hold.
 */
export function checkText(text: string): void {
  const start = performance.now();
  const { diagnostics } = compile("a.idl", { host: memoryHost({ "a.idl": text }) });
  const spent = performance.now() - start;
  if (spent > LONGEST_RUN) throw new Error(`took ${spent.toFixed(0)} ms`);
  for (const diagnostic of diagnostics) {
    formatDiagnostic(diagnostic);
    if (diagnostic.span === undefined) throw new Error(`${diagnostic.code} stands nowhere`);
    const { source, start: from, end } = visibleSpan(diagnostic.span);
    if (!(from >= 0 && from <= end && end <= source.text.length)) {
      throw new Error(`${diagnostic.code} stands outside of ${source.path}: ${from} to ${end}`);
    }
  }
  const first = printFile(read(text).file);
  const again = read(first);
  if (again.problems.length > 0)
    throw new Error(`what was printed has mistakes: ${again.problems[0]}\n${first}`);
  const second = printFile(again.file);
  if (first !== second) throw new Error(`printed differently the second time:\n${first}\n---\n${second}`);
}

function read(text: string): { readonly file: IdlFile; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const environment = { host: memoryHost({}), abi: "win64" as const, defines: new Map() };
  const { tokens } = preprocess(new SourceText("a.idl", text), environment, () => {});
  const file = parse("a.idl", tokens, (diagnostic) => {
    // A number that is none is told but stays in the tree as it is written.
    if (diagnostic.code !== BAD_NUMBER) problems.push(formatDiagnostic(diagnostic));
  });
  return { file, problems };
}
