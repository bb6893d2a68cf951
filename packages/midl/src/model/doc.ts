import type { Attribute } from "../ast/ast.ts";

/** The text that documents a declaration: its helpstring, else the comment above it without its marks. */
export function docOf(attributes: readonly Attribute[], comment: string | undefined): string | undefined {
  const help = attributes.find((attribute) => attribute.name === "helpstring")?.arguments?.[0];
  if (help?.kind === "string") return help.value;
  return comment === undefined ? undefined : commentText(comment);
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
