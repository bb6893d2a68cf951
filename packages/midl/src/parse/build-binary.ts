import type { Expression } from "../ast/expression.ts";
import { precedence } from "../ast/precedence.ts";
import type { Span } from "../source/span.ts";

/** Joins operands by the operators between them. There is one operand more than there are operators. */
export function buildBinary(operands: readonly Expression[], operators: readonly string[]): Expression {
  const values: Expression[] = [operands[0] as Expression];
  const waiting: string[] = [];
  for (let at = 0; at < operators.length; at++) {
    const operator = operators[at] as string;
    while (waiting.length > 0 && precedence[waiting.at(-1) as string]! >= precedence[operator]!)
      reduce(values, waiting);
    waiting.push(operator);
    values.push(operands[at + 1] as Expression);
  }
  while (waiting.length > 0) reduce(values, waiting);
  return values[0] as Expression;
}

/** Makes one value of the last two and the operator that waits between them. */
function reduce(values: Expression[], waiting: string[]): void {
  const right = values.pop() as Expression;
  const left = values.pop() as Expression;
  const operator = waiting.pop() as string;
  values.push({ kind: "binary", operator, left, right, span: join(left.span, right.span) });
}

function join(left: Span, right: Span): Span {
  if (left.source !== right.source || left.expansion !== right.expansion || right.end < left.start)
    return left;
  return { ...left, end: right.end };
}
