import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { Scanner } from "./scanner.ts";

interface Conditional {
  readonly directive: string;
  readonly span: Span;
  /** One of its branches was taken, or is. */
  taken: boolean;
  elseSeen: boolean;
}

/** Evaluates the rest of an `#if`, `#ifdef`, `#ifndef` or `#elif`. */
export type Test = (directive: string) => boolean;

/** The conditionals that stand open in one file. Moves the scanner over the branches that are not taken. */
export class Conditionals {
  readonly #scanner: Scanner;
  readonly #report: Report;
  readonly #open: Conditional[] = [];

  constructor(scanner: Scanner, report: Report) {
    this.#scanner = scanner;
    this.#report = report;
  }

  /** Carries out a directive that stands in active text; false if it is not a conditional one. */
  run(directive: string, test: Test): boolean {
    if (opensConditional(directive)) {
      const span = this.#scanner.directiveSpan;
      const taken = test(directive);
      this.#open.push({ directive, span, taken, elseSeen: false });
      if (!taken) this.#skip(test);
      return true;
    }
    if (!continuesConditional(directive) && directive !== "endif") return false;
    const current = this.#open[this.#open.length - 1];
    if (current === undefined) {
      this.#report(diagnose(problems.misplacedConditional, { directive }, this.#scanner.directiveSpan));
    } else if (directive === "endif") {
      this.#open.pop();
    } else {
      this.#checkBranch(current, directive);
      this.#skip(test);
    }
    return true;
  }

  /** Reports what is still open at the end of the file. */
  close(): void {
    for (const { directive, span } of this.#open) {
      this.#report(diagnose(problems.unclosedConditional, { directive }, span));
    }
    this.#open.length = 0;
  }

  /** Moves to the next branch of the innermost conditional that is taken, or to its #endif. */
  #skip(test: Test): void {
    const current = this.#open[this.#open.length - 1] as Conditional;
    let nested = 0;
    while (this.#scanner.skipToDirective()) {
      const directive = this.#scanner.directiveName();
      if (opensConditional(directive)) {
        nested += 1;
      } else if (directive === "endif") {
        if (nested === 0) {
          this.#open.pop();
          return;
        }
        nested -= 1;
      } else if (nested === 0 && continuesConditional(directive)) {
        this.#checkBranch(current, directive);
        if (!current.taken && (directive === "else" || test(directive))) {
          current.taken = true;
          return;
        }
      }
    }
  }

  /** Reports an #elif or #else behind the #else; one of the branches before it was taken then. */
  #checkBranch(current: Conditional, directive: string): void {
    if (current.elseSeen)
      this.#report(diagnose(problems.conditionalAfterElse, { directive }, this.#scanner.directiveSpan));
    if (directive === "else") current.elseSeen = true;
  }
}

function continuesConditional(directive: string): boolean {
  return directive === "else" || directive === "elif" || directive === "elifdef" || directive === "elifndef";
}

function opensConditional(directive: string): boolean {
  return directive === "if" || directive === "ifdef" || directive === "ifndef";
}
