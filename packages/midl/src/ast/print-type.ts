import type { Attribute } from "./attribute.ts";
import { printAttribute, printExpression } from "./print-expression.ts";
import type {
  Declarator,
  Derivation,
  EnumSpecifier,
  FieldDeclaration,
  FunctionDerivation,
  RecordSpecifier,
  TypeName,
  TypeReference,
  TypeSpecifier,
} from "./type-reference.ts";

/** `[a, b(1)] ` or nothing. */
export function printAttributes(attributes: readonly Attribute[]): string {
  return attributes.length === 0 ? "" : `[${attributes.map(printAttribute).join(", ")}] `;
}

export function printTypeReference(type: TypeReference): string {
  return join(printSpecifier(type.specifier, ""), printDerivations("", type.derivations));
}

/** `IVector<HSTRING>` */
export function printTypeName({ text, arguments: list }: TypeName): string {
  return text + printArguments(list);
}

function printArguments(list: readonly TypeReference[] | undefined): string {
  return list === undefined ? "" : `<${list.map(printTypeReference).join(", ")}>`;
}

/** A specifier; bodies are written over several lines, each after `indent`. */
export function printSpecifier(specifier: TypeSpecifier, indent: string): string {
  const text = printUnqualified(specifier, indent);
  return specifier.isConst ? `const ${text}` : text;
}

/** A declarator with all that belongs to it: pointers, arrays, parameters, bits, initializer. */
export function printDeclarator(declarator: Declarator): string {
  const convention = declarator.convention === undefined ? "" : `${declarator.convention} `;
  const bits = declarator.bits === undefined ? "" : ` : ${printExpression(declarator.bits)}`;
  const value = declarator.initializer === undefined ? "" : ` = ${printExpression(declarator.initializer)}`;
  return printDerivations(convention + (declarator.name?.text ?? ""), declarator.derivations) + bits + value;
}

/** A specifier and a declarator with the space between them. */
export function join(specifier: string, declarator: string): string {
  return declarator === "" ? specifier : `${specifier} ${declarator}`;
}

function printUnqualified(specifier: TypeSpecifier, indent: string): string {
  switch (specifier.kind) {
    case "builtin":
      return specifier.words;
    case "named":
      return specifier.name + printArguments(specifier.arguments);
    case "interface":
      return `interface ${specifier.name}${printArguments(specifier.arguments)}`;
    case "safearray":
      return `SAFEARRAY(${printTypeReference(specifier.of)})`;
    case "pipe":
      return `pipe ${printSpecifier(specifier.of, indent)}`;
    case "record":
      return printRecord(specifier, indent);
    case "enum":
      return printEnum(specifier, indent);
  }
}

function printRecord(specifier: RecordSpecifier, indent: string): string {
  const { discriminant, fields } = specifier;
  let text = join(specifier.record, specifier.tag?.text ?? "");
  if (discriminant !== undefined) {
    const kind = join(printSpecifier(discriminant.type, indent), discriminant.name.text);
    text += join(` switch (${kind})`, discriminant.union?.text ?? "");
  }
  if (fields === undefined) return text;
  const inner = `${indent}  `;
  const isEncapsulated = discriminant !== undefined;
  const lines = fields.map(
    (field) => `${inner}${isEncapsulated ? printArm(field, inner) : printField(field, inner)}\n`,
  );
  return `${text} {\n${lines.join("")}${indent}}`;
}

function printField(field: FieldDeclaration, indent: string): string {
  const attributes = printAttributes(field.attributes);
  if (field.type === undefined) return `${attributes.trimEnd()};`;
  return `${attributes}${join(printSpecifier(field.type, indent), field.declarators.map(printDeclarator).join(", "))};`;
}

/** An arm of an encapsulated union, whose `case` and `default` attributes are labels. */
function printArm(field: FieldDeclaration, indent: string): string {
  const labels: string[] = [];
  const attributes: Attribute[] = [];
  for (const attribute of field.attributes) {
    if (attribute.name === "default") labels.push("default:");
    else if (attribute.name !== "case") attributes.push(attribute);
    else
      for (const value of attribute.arguments ?? [])
        labels.push(`case ${value === undefined ? "" : printExpression(value)}:`);
  }
  return [...labels, printField({ ...field, attributes }, indent)].join(" ");
}

function printEnum(specifier: EnumSpecifier, indent: string): string {
  const text = join("enum", specifier.tag?.text ?? "");
  if (specifier.enumerators === undefined) return text;
  const lines = specifier.enumerators.map(({ attributes, name, value }) => {
    const assigned = value === undefined ? "" : ` = ${printExpression(value)}`;
    return `${indent}  ${printAttributes(attributes)}${name.text}${assigned},\n`;
  });
  return `${text} {\n${lines.join("")}${indent}}`;
}

/** Grows the text around the name, from the inside out, as C reads declarators. */
function printDerivations(name: string, derivations: readonly Derivation[]): string {
  let text = name;
  for (const [index, derivation] of derivations.entries()) {
    if (derivation.kind === "pointer") {
      const convention = derivation.convention === undefined ? "" : `${derivation.convention} `;
      const mark = `${convention}${derivation.isReference ? "&" : "*"}${derivation.isConst ? "const " : ""}`;
      const next = derivations[index + 1];
      text = next !== undefined && next.kind !== "pointer" ? `(${mark}${text})` : mark + text;
    } else if (derivation.kind === "array") {
      const lower = derivation.lower === undefined ? "" : `${printExpression(derivation.lower)}..`;
      text += `[${lower}${derivation.bound === undefined ? "" : printExpression(derivation.bound)}]`;
    } else {
      text += `(${printParameters(derivation)})`;
    }
  }
  return text.trimEnd();
}

/** What stands between the parentheses of a function. */
export function printParameters({ parameters, variadic }: FunctionDerivation): string {
  const list = parameters.map(
    ({ attributes, type, declarator }) =>
      printAttributes(attributes) + join(printSpecifier(type, ""), printDeclarator(declarator)),
  );
  if (variadic) list.push("...");
  return list.join(", ");
}
