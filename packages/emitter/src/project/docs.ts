import type { Documentation } from "./projection.ts";

/** JSDoc as data. Tags without text are dropped. */
export function documentation(
  text: string | undefined,
  tags: readonly { readonly name: string; readonly text: string | undefined }[],
): Documentation {
  return {
    text: text?.trim() || undefined,
    tags: tags.flatMap((tag) => (tag.text === undefined ? [] : [{ name: tag.name, text: tag.text }])),
  };
}
