import type { Span } from "../source/span.ts";

export type Severity = "error" | "warning" | "info";

/** A second place that explains a diagnostic, such as an earlier declaration. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** One thing to tell the user. `span` is absent only where no file is to blame, as for a bad option. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span?: Span | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
}

/** How every phase speaks: it reports and goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** An entry of the catalogue: the only source of codes, severities and wording. */
export interface DiagnosticKind<Parameters> {
  readonly code: `CB${number}`;
  readonly severity: Severity;
  readonly message: (parameters: Parameters) => string;
}

export function errorKind<P = void>(code: `CB${number}`, message: (p: P) => string): DiagnosticKind<P> {
  return { code, severity: "error", message };
}

export function warningKind<P = void>(code: `CB${number}`, message: (p: P) => string): DiagnosticKind<P> {
  return { code, severity: "warning", message };
}

export function infoKind<P = void>(code: `CB${number}`, message: (p: P) => string): DiagnosticKind<P> {
  return { code, severity: "info", message };
}

/** Makes a diagnostic of a catalogued kind. */
export function diagnose<P>(
  kind: DiagnosticKind<P>,
  parameters: P,
  span?: Span,
  related?: readonly RelatedPlace[],
): Diagnostic {
  return { code: kind.code, severity: kind.severity, message: kind.message(parameters), span, related };
}
