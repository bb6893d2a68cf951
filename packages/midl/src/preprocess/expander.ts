import { text as problems } from "../diagnostics/catalogue/text.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { LimitReached } from "./limits.ts";
import { isPunctuator, type Macro } from "./macro.ts";
import type { RawToken } from "./raw-token.ts";
import { CallArguments, substitute } from "./substitution.ts";
import type { Unit } from "./unit.ts";

/** Where a call's arguments come from when the text that names the macro has ended: the file itself. */
export interface CallSource {
  /** Whether a `(` comes next. */
  opensCall(): boolean;
  /** How many files are open. A call must end in the file where it begins. */
  readonly depth: number;
  /** The next token of a call that began at a depth, directives carried out; undefined if that file ends. */
  callToken(depth: number): RawToken | undefined;
}

/** Tokens that are being read again. When they are used up, `macro` may be expanded once more. */
interface Context {
  readonly tokens: readonly RawToken[];
  readonly macro: Macro | undefined;
  /** Whether blanks stand before the first token: those before the macro's name, if there is a macro. */
  readonly spaced: boolean;
  next: number;
}

/**
 * Expands macros. Replacements are stacked as contexts and read token by token, so chains of macros cost no
 * recursion; only calls inside the arguments of calls do, and their depth is limited. A macro's name that comes up
 * while the macro's own replacement is read is hidden for good, which is what the C standard's rescanning asks for.
 */
export class Expander {
  readonly #unit: Unit;
  readonly #contexts: Context[] = [];
  #calls: CallSource | undefined;
  #use: RawToken | undefined;
  #depth = 0;

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  /** Begins the expansion of a macro that the file names; false if it needs arguments and they have no end. */
  begin(macro: Macro, use: RawToken, calls: CallSource): boolean {
    this.#calls = calls;
    this.#use = use;
    const entered = this.#enter(macro, use, 0, calls);
    if (!entered) this.#use = undefined;
    return entered;
  }

  /** The next token of the expansion begun last, or undefined at its end. */
  next(): RawToken | undefined {
    const token = this.#next(0, this.#calls);
    if (token === undefined) this.#use = undefined;
    return token;
  }

  /** The token that names the macro being expanded on behalf of `token`: the outermost one. */
  outermost(token: RawToken): RawToken {
    return this.#use ?? token;
  }

  /** Expands tokens on their own: nothing behind them takes part. */
  expandAll(tokens: readonly RawToken[]): readonly RawToken[] {
    const { macros } = this.#unit;
    if (!tokens.some((token) => token.kind === "identifier" && macros.has(token.image))) return tokens;
    const result: RawToken[] = [];
    this.#unit.countExpansion(tokens.length, tokens[0] as RawToken);
    const base = this.#isolate(tokens);
    for (let token = this.#next(base); token !== undefined; token = this.#next(base)) result.push(token);
    return result;
  }

  /** Expands the tokens of an #if, where `defined X` and `defined(X)` become 1 or 0. */
  expandCondition(tokens: readonly RawToken[]): readonly RawToken[] {
    const result: RawToken[] = [];
    const base = this.#isolate(tokens);
    for (let token = this.#next(base); token !== undefined; token = this.#next(base)) {
      if (token.kind !== "identifier" || token.image !== "defined") {
        result.push(token);
        continue;
      }
      const open = this.#pull(base);
      const inside = isPunctuator(open, "(");
      const name = inside ? this.#pull(base) : open;
      const closed = !inside || isPunctuator(this.#pull(base), ")");
      if (name?.kind === "identifier" && closed) {
        result.push(token.respelled("number", this.#unit.macros.has(name.image) ? "1" : "0"));
      } else {
        result.push(token);
      }
    }
    return result;
  }

  /** Stacks tokens that nothing outside takes part in, and returns the height of the contexts below them. */
  #isolate(tokens: readonly RawToken[]): number {
    this.#push(tokens, undefined, tokens[0]?.spaced === true);
    return this.#contexts.length - 1;
  }

  /** The next expanded token of the contexts above `base`; what follows them may come from `calls`. */
  #next(base: number, calls?: CallSource): RawToken | undefined {
    for (;;) {
      const token = this.#pull(base);
      if (token === undefined || token.kind !== "identifier" || token.hidden) return token;
      const macro = this.#unit.macros.get(token.image);
      if (macro === undefined) return token;
      if (macro.active) return token.hide();
      if (!this.#enter(macro, token, base, calls)) return token;
    }
  }

  /** The next token of the contexts above `base`, not expanded. */
  #pull(base: number): RawToken | undefined {
    const contexts = this.#contexts;
    while (contexts.length > base) {
      const context = contexts[contexts.length - 1] as Context;
      if (context.next < context.tokens.length) {
        const token = context.tokens[context.next++] as RawToken;
        return context.next === 1 ? token.withSpace(context.spaced) : token;
      }
      contexts.pop();
      if (context.macro !== undefined) context.macro.active = false;
    }
    return undefined;
  }

  #push(tokens: readonly RawToken[], macro: Macro | undefined, spaced: boolean): void {
    this.#contexts.push({ tokens, macro, spaced, next: 0 });
    if (macro !== undefined) macro.active = true;
  }

  /** Puts a macro's replacement on top; false if its name stands for itself because no call follows. */
  #enter(macro: Macro, use: RawToken, base: number, calls?: CallSource): boolean {
    let replacement = macro.body;
    if (macro.compute !== undefined) {
      replacement = [macro.compute(use)];
    } else if (macro.parameters !== undefined) {
      const written = this.#opensCall(base, calls) ? this.#collect(macro, use, base, calls) : undefined;
      if (written === undefined) return false;
      if (!macro.fixed) replacement = this.#substitute(macro, use, written);
    } else if (!macro.fixed) {
      replacement = this.#substitute(macro, use, []);
    }
    this.#unit.countExpansion(replacement.length + 1, use);
    this.#push(replacement, macro, use.spaced);
    return true;
  }

  #substitute(macro: Macro, use: RawToken, written: RawToken[][]): RawToken[] {
    const limit = this.#unit.limits.callDepth;
    if (this.#depth >= limit) {
      throw new LimitReached(diagnose(problems.callsTooDeep, { macro: macro.name, limit }, use.span));
    }
    this.#depth += 1;
    const args = new CallArguments(written, (tokens) => this.expandAll(tokens));
    const result = substitute(macro, use, args, this.#unit);
    this.#depth -= 1;
    return result;
  }

  #opensCall(base: number, calls?: CallSource): boolean {
    for (let index = this.#contexts.length - 1; index >= base; index--) {
      const { tokens, next } = this.#contexts[index] as Context;
      if (next < tokens.length) return isPunctuator(tokens[next], "(");
    }
    return calls?.opensCall() === true;
  }

  /** The arguments of a call whose `(` comes next, as many as there are parameters; undefined if they have no end. */
  #collect(
    macro: Macro,
    use: RawToken,
    base: number,
    calls: CallSource | undefined,
  ): RawToken[][] | undefined {
    const parameters = macro.parameters?.length ?? 0;
    const written: RawToken[][] = [];
    let argument: RawToken[] = [];
    const files = calls?.depth ?? 0;
    let depth = 0;
    for (;;) {
      const token = this.#pull(base) ?? calls?.callToken(files);
      if (token === undefined) {
        this.#unit.report(diagnose(problems.unterminatedCall, { macro: macro.name }, use.span));
        return undefined;
      }
      if (token.kind === "punctuator") {
        if (token.image === "(") {
          depth += 1;
          if (depth === 1) continue;
        } else if (token.image === ")") {
          depth -= 1;
          if (depth === 0) break;
        } else if (
          token.image === "," &&
          depth === 1 &&
          !(macro.variadic && written.length === parameters - 1)
        ) {
          written.push(argument);
          argument = [];
          continue;
        }
      }
      const isActive = token.kind === "identifier" && this.#unit.macros.get(token.image)?.active === true;
      argument.push(isActive ? token.hide() : token);
    }
    if (written.length > 0 || argument.length > 0 || parameters > 0) written.push(argument);
    this.#checkCount(macro, use, written.length);
    return written;
  }

  #checkCount(macro: Macro, use: RawToken, given: number): void {
    const expected = macro.parameters?.length ?? 0;
    const fewest = macro.variadic ? expected - 1 : expected;
    if (given < fewest) {
      this.#unit.report(
        diagnose(problems.tooFewArguments, { macro: macro.name, expected: fewest, given }, use.span),
      );
    } else if (given > expected) {
      this.#unit.report(
        diagnose(problems.tooManyArguments, { macro: macro.name, expected, given }, use.span),
      );
    }
  }
}
