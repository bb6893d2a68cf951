import type * as ast from "../ast/ast.ts";
import { printAttribute, printExpression } from "../ast/print-expression.ts";
import type { Span } from "../source/span.ts";
import type { Attribute } from "./model.ts";

const NONE: readonly Attribute[] = [];
const NO_ARGUMENTS: Attribute["arguments"] = [];

/** Attributes as the model shows them, with their canonical text; `argumentsOf` puts others in the place of those written. */
export function attributesOf(
  attributes: readonly ast.Attribute[],
  argumentsOf?: (attribute: ast.Attribute) => Attribute["arguments"] | undefined,
): readonly Attribute[] {
  if (attributes.length === 0) return NONE;
  return attributes.map((attribute) => new WrittenAttribute(attribute, argumentsOf?.(attribute)));
}

/** Prints its text only for those who ask, because few attributes are ever shown. */
class WrittenAttribute implements Attribute {
  readonly name: string;
  readonly #node: ast.Attribute;
  readonly #arguments: Attribute["arguments"] | undefined;

  constructor(node: ast.Attribute, known: Attribute["arguments"] | undefined) {
    this.name = node.name;
    this.#node = node;
    this.#arguments = known;
  }

  get text(): string {
    return printAttribute(this.#node);
  }

  get arguments(): Attribute["arguments"] {
    return this.#arguments ?? this.#node.arguments ?? NO_ARGUMENTS;
  }

  get span(): Span {
    return this.#node.span;
  }
}

export function hasAttribute(
  of: { readonly attributes: readonly { readonly name: string }[] },
  name: string,
): boolean {
  for (const attribute of of.attributes) if (attribute.name === name) return true;
  return false;
}

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** The GUID of `uuid(...)`, in lower case without braces; undefined where there is none, or a bad one. */
export function uuidOf(attributes: readonly ast.Attribute[]): string | undefined {
  return guidIn(attributes, "uuid");
}

/** The GUID of `async_uuid(...)`, likewise. */
export function asyncUuidOf(attributes: readonly ast.Attribute[]): string | undefined {
  return guidIn(attributes, "async_uuid");
}

/** The first argument of an attribute as text, a string without its quotes; undefined where there is none. */
export function argumentText(attributes: readonly ast.Attribute[], name: string): string | undefined {
  const argument = attributes.find((attribute) => attribute.name === name)?.arguments?.[0];
  if (argument === undefined) return undefined;
  return argument.kind === "string" ? argument.value : printExpression(argument);
}

function guidIn(attributes: readonly ast.Attribute[], name: string): string | undefined {
  const argument = attributes.find((attribute) => attribute.name === name)?.arguments?.[0];
  if (argument?.kind !== "guid" && argument?.kind !== "string" && argument?.kind !== "raw") return undefined;
  return GUID.exec(argument.kind === "string" ? argument.value : argument.text)?.[1]?.toLowerCase();
}
