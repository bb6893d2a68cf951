import { SourceText } from "../source/source-text.ts";
import { LogicalText } from "./logical-text.ts";
import { type RawKind, type RawToken, spell } from "./raw-token.ts";
import { Scanner } from "./scanner.ts";

/**
 * What `left ## right` makes, spelled where the left one is; or undefined if it is not one token. Two string
 * literals become one, as Microsoft's preprocessor has it.
 */
export function pasteTokens(left: RawToken, right: RawToken): RawToken | undefined {
  if (left.kind === "string" && right.kind === "string") {
    const tail = right.image.slice(right.image.indexOf('"') + 1);
    return left.respelled("string", left.image.slice(0, -1) + tail);
  }
  const image = left.image + right.image;
  const kind = kindOf(image);
  return kind === undefined ? undefined : left.respelled(kind, image);
}

/** `#` applied to an argument: a string literal at the place of the `#`. */
export function stringify(operator: RawToken, argument: readonly RawToken[]): RawToken {
  let content = "";
  for (const token of argument) {
    if (token.spaced && content !== "") content += " ";
    const isQuoted = token.kind === "string" || token.kind === "char";
    content += isQuoted ? token.image.replace(/["\\]/g, "\\$&") : token.image;
  }
  return operator.respelled("string", `"${content}"`);
}

/** `#@` applied to an argument: a character constant. */
export function charize(operator: RawToken, argument: readonly RawToken[]): RawToken {
  return operator.respelled("char", `'${spell(argument).replace(/'/g, "\\'")}'`);
}

/** The kind of the one token that an image is, or undefined if it is none or several. */
function kindOf(image: string): RawKind | undefined {
  const scanner = new Scanner(new LogicalText(new SourceText("", image), ignore), ignore);
  scanner.advance();
  return scanner.kind !== "end" && scanner.place === image.length ? scanner.kind : undefined;
}

function ignore(): void {}
