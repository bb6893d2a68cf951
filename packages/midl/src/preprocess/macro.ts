import type { Span } from "../source/span.ts";
import type { RawToken } from "./raw-token.ts";

/** A macro's definition. */
export class Macro {
  readonly name: string;
  /** Where its name stands in the definition; undefined for those that the preprocessor computes. */
  readonly span: Span | undefined;
  /** Undefined for a macro without parentheses. A variadic macro's last one is `__VA_ARGS__`. */
  readonly parameters: readonly string[] | undefined;
  readonly variadic: boolean;
  readonly body: readonly RawToken[];
  /** For each token of the body the parameter it names, or -1. */
  readonly slots: readonly number[];
  /** The body has neither parameters nor `#` nor `##`: all expansions share it. */
  readonly fixed: boolean;
  /** Makes the one token of a computed macro from the token that uses it. */
  readonly compute: ((use: RawToken) => RawToken) | undefined;
  /** Its expansion is being read, so its name stands for itself. */
  active = false;

  constructor(
    name: string,
    span: Span | undefined,
    parameters: readonly string[] | undefined,
    variadic: boolean,
    body: readonly RawToken[],
    compute?: (use: RawToken) => RawToken,
  ) {
    this.name = name;
    this.span = span;
    this.parameters = parameters;
    this.variadic = variadic;
    this.body = body;
    const places = new Map(parameters?.map((parameter, index) => [parameter, index]));
    this.slots = body.map((token) => places.get(token.image) ?? -1);
    this.fixed =
      this.slots.every((slot) => slot === -1) &&
      !body.some(
        (token) =>
          isPaste(token) ||
          (parameters !== undefined && (isStringify(token) || isCharize(token))) ||
          (variadic && token.image === VARIADIC_OPTION),
      );
    this.compute = compute;
  }

  /** Whether another definition means the same. */
  equals(other: Macro): boolean {
    return (
      this.parameters?.join() === other.parameters?.join() &&
      this.body.length === other.body.length &&
      this.body.every((token, index) => token.image === other.body[index]?.image)
    );
  }
}

export type MacroTable = Map<string, Macro>;

export function isPaste(token: RawToken | undefined): boolean {
  return token !== undefined && token.kind === "other" && token.image === "##";
}

export function isStringify(token: RawToken | undefined): boolean {
  return token !== undefined && token.kind === "other" && token.image === "#";
}

/** Microsoft's `#@`, which makes a character constant of an argument. */
export function isCharize(token: RawToken | undefined): boolean {
  return token !== undefined && token.kind === "other" && token.image === "#@";
}

/** In a variadic macro's body, what stands in parentheses behind this is there only if there are further arguments. */
export const VARIADIC_OPTION = "__VA_OPT__";

export function isPunctuator(token: RawToken | undefined, image: string): boolean {
  return token !== undefined && token.kind === "punctuator" && token.image === image;
}
