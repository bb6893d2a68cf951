import type { Expression } from "../ast/expression.ts";
import { precedence } from "../ast/precedence.ts";
import type { Span } from "../source/span.ts";

/** Joins operands by the operators between them. There is one operand more than there are operators. */
export function buildBinary(operands: readonly Expression[], operators: readonly string[]): Expression {
  const values: Expression[] = [operands[0] as Expression];
  const waiting: string[] = [];
  const reduce = () => {
    const right = values.pop() as Expression;
    const left = values.pop() as Expression;
    values.push({
      kind: "binary",
      operator: waiting.pop() as string,
      left,
      right,
      span: join(left.span, right.span),
    });
  };
  for (const [index, operator] of operators.entries()) {
    while (waiting.length > 0 && precedence[waiting.at(-1) as string]! >= precedence[operator]!) reduce();
    waiting.push(operator);
    values.push(operands[index + 1] as Expression);
  }
  while (waiting.length > 0) reduce();
  return values[0] as Expression;
}

function join(left: Span, right: Span): Span {
  if (left.source !== right.source || left.expansion !== right.expansion || right.end < left.start)
    return left;
  return { ...left, end: right.end };
}
