import type { Attribute } from "../ast/ast.ts";

/** The text that documents a declaration: the comment above it without its marks, else its helpstring. */
export function docOf(attributes: readonly Attribute[], comment: string | undefined): string | undefined {
  const text = comment === undefined ? undefined : commentText(comment);
  if (text !== undefined) return text;
  const help = attributes.find((attribute) => attribute.name === "helpstring")?.arguments?.[0];
  return help?.kind === "string" ? help.value : undefined;
}

/** Strips comment marks and the stars at the left of a block; undefined if nothing but decoration is left. */
export function commentText(comment: string): string | undefined {
  const lines = comment
    .replaceAll("\r", "")
    .split("\n")
    .map((line) =>
      line
        .replace(/^\s*(?:\/\*+|\/\/+[/!]?|\*+(?!\/))/, "")
        .replace(/\*+\/\s*$/, "")
        .trim(),
    );
  const text = lines
    .join("\n")
    .replace(/^[-=*_+/ ]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return text === "" ? undefined : text;
}
