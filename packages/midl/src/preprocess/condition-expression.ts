import { applyBinary, applyUnary, BINARY_PRECEDENCE } from "./condition-operators.ts";
import { charValue, integerValue, isTrue, type Value } from "./condition-value.ts";
import { isPunctuator } from "./macro.ts";
import type { RawToken } from "./raw-token.ts";

/** What a condition comes to. A `problem` makes it false; `token` is where, unless at the line's end. */
export interface Outcome {
  readonly value: boolean;
  readonly problem?: string | undefined;
  readonly token?: RawToken | undefined;
}

const DEEPEST_NESTING = 256;
const CONDITIONAL_PRECEDENCE = 1;
const ZERO: Value = { bits: 0n, unsigned: false };

/** Evaluates the expanded tokens of an #if as C does: 64 bits wide, names that are left are 0. */
export function evaluateCondition(tokens: readonly RawToken[]): Outcome {
  return new ConditionEvaluator(tokens).evaluate();
}

class ConditionEvaluator {
  readonly #tokens: readonly RawToken[];
  #at = 0;
  #depth = 0;
  #failure: Outcome | undefined;

  constructor(tokens: readonly RawToken[]) {
    this.#tokens = tokens;
  }

  evaluate(): Outcome {
    const value = this.#expression(CONDITIONAL_PRECEDENCE);
    if (this.#at < this.#tokens.length) this.#unexpected();
    if (this.#failure !== undefined) return this.#failure;
    if (value.problem !== undefined) return { value: false, problem: value.problem, token: this.#tokens[0] };
    return { value: isTrue(value) };
  }

  /** Reads operators that bind at least as tightly as `precedence`. */
  #expression(precedence: number): Value {
    if (this.#depth >= DEEPEST_NESTING) return this.#fail("it is nested too deeply");
    this.#depth += 1;
    let left = this.#unary();
    for (;;) {
      const operator = this.#operator();
      if (operator === "?" && precedence <= CONDITIONAL_PRECEDENCE) {
        this.#at += 1;
        left = this.#conditional(left);
        continue;
      }
      const binding = BINARY_PRECEDENCE.get(operator);
      if (binding === undefined || binding < precedence) break;
      this.#at += 1;
      left = applyBinary(operator, left, this.#expression(binding + 1));
    }
    this.#depth -= 1;
    return left;
  }

  #conditional(condition: Value): Value {
    const yes = this.#expression(CONDITIONAL_PRECEDENCE);
    if (this.#operator() !== ":") return this.#unexpected();
    this.#at += 1;
    const no = this.#expression(CONDITIONAL_PRECEDENCE);
    const chosen = isTrue(condition) ? yes : no;
    return {
      bits: chosen.bits,
      unsigned: yes.unsigned || no.unsigned,
      problem: condition.problem ?? chosen.problem,
    };
  }

  #unary(): Value {
    const operators: string[] = [];
    for (let next = this.#operator(); next === "!" || next === "~" || next === "-" || next === "+"; ) {
      operators.push(next);
      this.#at += 1;
      next = this.#operator();
    }
    let value = this.#primary();
    for (let operator = operators.pop(); operator !== undefined; operator = operators.pop()) {
      value = applyUnary(operator, value);
    }
    return value;
  }

  #primary(): Value {
    const token = this.#tokens[this.#at];
    if (token?.kind === "number" || token?.kind === "char") {
      const value = token.kind === "number" ? integerValue(token.image) : charValue(token.image);
      if (value === undefined)
        return this.#fail(`'${token.image.slice(0, 40)}' is not an integer of 64 bits`);
      this.#at += 1;
      return value;
    }
    if (token?.kind === "identifier" && token.image !== "defined") {
      this.#at += 1;
      return ZERO;
    }
    if (!isPunctuator(token, "(")) return this.#unexpected();
    this.#at += 1;
    const value = this.#expression(CONDITIONAL_PRECEDENCE);
    if (this.#operator() !== ")") return this.#unexpected();
    this.#at += 1;
    return value;
  }

  /** The punctuator that comes next, or "". */
  #operator(): string {
    const token = this.#tokens[this.#at];
    return token?.kind === "punctuator" ? token.image : "";
  }

  #unexpected(): Value {
    const token = this.#tokens[this.#at];
    if (token === undefined) return this.#fail("it ends too early");
    if (token.image === "defined") return this.#fail("defined needs the name of a macro");
    return this.#fail(`'${token.image.slice(0, 40)}' is not expected here`);
  }

  /** Remembers the first problem and makes every reader stop. */
  #fail(problem: string): Value {
    this.#failure ??= { value: false, problem, token: this.#tokens[this.#at] };
    this.#at = this.#tokens.length;
    return ZERO;
  }
}
