import { isTrue, type Value, wrapped } from "./condition-value.ts";

/** The binary operators of #if; `?:` binds less tightly than all of them, with 1. */
export const BINARY_PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ["||", 2],
  ["&&", 3],
  ["|", 4],
  ["^", 5],
  ["&", 6],
  ["==", 7],
  ["!=", 7],
  ["<", 8],
  [">", 8],
  ["<=", 8],
  [">=", 8],
  ["<<", 9],
  [">>", 9],
  ["+", 10],
  ["-", 10],
  ["*", 11],
  ["/", 11],
  ["%", 11],
]);

export function applyUnary(operator: string, value: Value): Value {
  switch (operator) {
    case "!":
      return truth(!isTrue(value), value.problem);
    case "~":
      return wrapped(~value.bits, value.unsigned, value.problem);
    case "-":
      return wrapped(-value.bits, value.unsigned, value.problem);
    default:
      return value;
  }
}

/** Both operands are evaluated already; one that C would not evaluate loses its problem here. */
export function applyBinary(operator: string, left: Value, right: Value): Value {
  if (operator === "&&" || operator === "||") {
    const decided = left.problem === undefined && isTrue(left) === (operator === "||");
    if (decided) return truth(isTrue(left), undefined);
    return truth(isTrue(right), left.problem ?? right.problem);
  }
  const problem = left.problem ?? right.problem;
  if (operator === "<<" || operator === ">>") {
    const distance = right.bits & 63n;
    return wrapped(operator === "<<" ? left.bits << distance : left.bits >> distance, left.unsigned, problem);
  }
  const unsigned = left.unsigned || right.unsigned;
  const a = wrapped(left.bits, unsigned).bits;
  const b = wrapped(right.bits, unsigned).bits;
  switch (operator) {
    case "|":
      return wrapped(a | b, unsigned, problem);
    case "^":
      return wrapped(a ^ b, unsigned, problem);
    case "&":
      return wrapped(a & b, unsigned, problem);
    case "==":
      return truth(a === b, problem);
    case "!=":
      return truth(a !== b, problem);
    case "<":
      return truth(a < b, problem);
    case ">":
      return truth(a > b, problem);
    case "<=":
      return truth(a <= b, problem);
    case ">=":
      return truth(a >= b, problem);
    case "+":
      return wrapped(a + b, unsigned, problem);
    case "-":
      return wrapped(a - b, unsigned, problem);
    case "*":
      return wrapped(a * b, unsigned, problem);
    default:
      if (b === 0n) return wrapped(0n, unsigned, problem ?? "it divides by zero");
      return wrapped(operator === "/" ? a / b : a % b, unsigned, problem);
  }
}

function truth(holds: boolean, problem: string | undefined): Value {
  return { bits: holds ? 1n : 0n, unsigned: false, problem };
}
