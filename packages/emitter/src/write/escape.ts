/**
 * IDL text is untrusted: this file is the only way by which it reaches generated source, one
 * function for each context.
 */

/** A string literal of TypeScript. JSON's escapes are JavaScript's, but for the two line separators. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (mark) =>
    mark === "\u2028" ? "\\u2028" : "\\u2029",
  );
}

/** Text inside a comment: it cannot end the comment, and every line stays inside it. */
export function commentText(text: string): string {
  return (
    text
      .replace(/\*\//g, "*\\/")
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[ \t]+$/gm, "")
  );
}

/** An identifier; anything else is a fault in the front end and stops the emission. */
export function identifier(name: string): string {
  if (!/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name)) throw new Error(`not an identifier: ${stringLiteral(name)}`);
  return name;
}

/** A key of an object literal or type. */
export function propertyKey(name: string): string {
  return name === "__proto__" ? `["__proto__"]` : identifier(name);
}
