import type * as ast from "../ast/ast.ts";
import { resolveAlias } from "./alias.ts";
import type { Type } from "./model.ts";
import type { Resolution } from "./resolution.ts";

const LENGTHS: ReadonlySet<string> = new Set(["size_is", "max_is", "length_is"]);

type Arguments = readonly (ast.Expression | undefined)[];

/**
 * The arguments of an attribute that tells a length, with constants and the sizes of types in it as numbers; undefined
 * where there are none. What has another size where pointers have stays, and names of parameters hide constants.
 */
export function knownLengths(
  resolution: Resolution,
  { name, arguments: written }: ast.Attribute,
  parameters: ReadonlySet<string>,
): Arguments | undefined {
  if (written === undefined || !LENGTHS.has(name)) return undefined;
  const known = written.map((one) => one && withNumbers(resolution, one, parameters));
  return known.some((one, index) => one !== written[index]) ? known : undefined;
}

function withNumbers(
  resolution: Resolution,
  expression: ast.Expression,
  parameters: ReadonlySet<string>,
): ast.Expression {
  const within = (part: ast.Expression) => withNumbers(resolution, part, parameters);
  switch (expression.kind) {
    case "name":
      return parameters.has(expression.name) || resolution.valueNamed(expression.name) === undefined
        ? expression
        : numberFor(resolution, expression);
    case "sizeof":
      return hasPointers(resolution.referencedType(expression.type))
        ? expression
        : numberFor(resolution, expression);
    case "unary":
    case "cast": {
      const of = within(expression.of);
      return of === expression.of ? expression : { ...expression, of };
    }
    case "binary": {
      const [left, right] = [within(expression.left), within(expression.right)];
      return left === expression.left && right === expression.right
        ? expression
        : { ...expression, left, right };
    }
    default:
      return expression;
  }
}

function numberFor(resolution: Resolution, expression: ast.Expression): ast.Expression {
  const value = resolution.fold(expression);
  if (value?.kind !== "integer") return expression;
  const { span } = expression;
  return {
    kind: "integer",
    value: value.value,
    unsigned: value.unsigned,
    long: false,
    text: String(value.value),
    span,
  };
}

/** Whether a type's size may depend on that of pointers. */
function hasPointers(type: Type): boolean {
  const plain = resolveAlias(type);
  switch (plain.kind) {
    case "integer":
      return plain.spelling === "__int3264";
    case "float":
    case "enum":
      return false;
    case "array":
      return hasPointers(plain.of);
    case "record":
      return plain.record.fields.some((field) => hasPointers(field.type));
    default:
      return true;
  }
}
