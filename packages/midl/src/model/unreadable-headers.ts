import { checks } from "../diagnostics/catalogue/checks.ts";
import { type Diagnostic, diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { type Span, visibleSpan } from "../source/span.ts";

/** Whether a place stands in a C header, which MIDL files import and include. */
export function isInHeader(span: Span): boolean {
  return /\.h$/i.test(visibleSpan(span).source.path);
}

/**
 * C headers hold much that is not MIDL, and their authors cannot change that. What cannot be parsed
 * in one is counted, and told in one warning per header.
 */
export class UnreadableHeaders {
  readonly #report: Report;
  readonly #headers = new Map<string, { readonly span: Span; count: number }>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** For syntax diagnostics: passes on those that are not about headers. */
  readonly report: Report = (diagnostic: Diagnostic) => {
    const { span } = diagnostic;
    if (span === undefined || !isInHeader(span)) {
      this.#report(diagnostic);
      return;
    }
    const { path } = visibleSpan(span).source;
    const known = this.#headers.get(path);
    if (known === undefined) this.#headers.set(path, { span, count: 1 });
    else known.count++;
  };

  finish(): void {
    for (const [file, { span, count }] of this.#headers) {
      this.#report(diagnose(checks.unreadableHeader, { file, count }, span));
    }
  }
}
