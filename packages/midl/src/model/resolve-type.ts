import type {
  ArrayDerivation,
  Derivation,
  Name,
  ParameterDeclaration,
  TypeName,
  TypeSpecifier,
} from "../ast/ast.ts";
import { printExpression } from "../ast/print-expression.ts";
import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import { visibleSpan } from "../source/span.ts";
import { attributesOf } from "./attributes.ts";
import { builtinType, namedBuiltin } from "./builtin.ts";
import type { TaggedType } from "./entries.ts";
import { forwardInterface } from "./forward-interface.ts";
import { knownLengths } from "./known-lengths.ts";
import type { ArrayType, Enum, Interface, Parameter, Record, Type } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { defaultInterface } from "./runtime/classes.ts";
import { qualified } from "./scope.ts";

/** The type of a specifier with a declarator's derivations around it. */
export function resolveType(
  resolution: Resolution,
  specifier: TypeSpecifier,
  derivations: readonly Derivation[],
): Type {
  let type = specifierType(resolution, specifier);
  if (specifier.isConst) type = { ...type, isConst: true };
  for (let at = derivations.length - 1; at >= 0; at--)
    type = derive(resolution, type, derivations[at] as Derivation);
  return type;
}

/** Parameters as the model has them. A parameter without a direction is `in`. */
export function resolveParameters(
  resolution: Resolution,
  parameters: readonly ParameterDeclaration[],
): Parameter[] {
  const names = new Set(parameters.flatMap(({ declarator }) => declarator.name?.text ?? []));
  return parameters.map(({ attributes, type, declarator, span }) => {
    const isOut = attributes.some(({ name }) => name === "out");
    const isIn = attributes.some(({ name }) => name === "in");
    return {
      name: declarator.name?.text ?? "",
      type: resolution.typeOf(type, declarator.derivations),
      attributes: attributesOf(attributes, (one) => knownLengths(resolution, one, names)),
      direction: isOut ? (isIn ? "inout" : "out") : "in",
      span: declarator.name?.span ?? span,
    };
  });
}

function derive(resolution: Resolution, type: Type, derivation: Derivation): Type {
  if (derivation.kind === "pointer") {
    return derivation.isConst ? { kind: "pointer", to: type, isConst: true } : { kind: "pointer", to: type };
  }
  if (derivation.kind === "array") {
    return { kind: "array", of: type, count: arrayCount(resolution, derivation) };
  }
  const parameters = resolveParameters(resolution, derivation.parameters);
  return { kind: "function", returns: type, parameters, variadic: derivation.variadic };
}

function arrayCount(resolution: Resolution, { bound, lower }: ArrayDerivation): ArrayType["count"] {
  if (bound === undefined) return undefined;
  const value = resolution.fold(bound);
  const first = lower && resolution.fold(lower);
  if (value === undefined || (lower !== undefined && first === undefined)) return undefined;
  if (value.kind === "integer" && (first === undefined || first.kind === "integer")) {
    const count = first === undefined ? value.value : value.value - first.value + 1n;
    if (count >= 0n && count <= 0x7fffffffn) return Number(count);
  }
  resolution.report(diagnose(names.badArrayBound, { bound: `\`${printExpression(bound)}\`` }, bound.span));
  return undefined;
}

function specifierType(resolution: Resolution, specifier: TypeSpecifier): Type {
  switch (specifier.kind) {
    case "builtin": {
      const type = builtinType(specifier.words, resolution.abi);
      return type ?? unknown(resolution, specifier.words, specifier);
    }
    case "named":
      return namedType(resolution, specifier);
    case "interface": {
      const { name, span } = specifier;
      if (specifier.arguments === undefined && resolution.typeNamed(name) === undefined) {
        const text = qualified(resolution.place.namespace, name);
        forwardInterface(resolution.scope, { text, span }, visibleSpan(span).source.path);
      }
      return namedType(resolution, specifier);
    }
    case "safearray":
      return { kind: "safearray", of: resolution.referencedType(specifier.of) };
    case "record":
    case "enum":
      return taggedType(bodyOrTag(resolution, specifier));
    case "pipe": {
      const record = resolution.scope.bySpecifier.get(specifier);
      return record === undefined ? unknown(resolution, "pipe", specifier) : taggedType(record);
    }
  }
}

function namedType(resolution: Resolution, specifier: Extract<TypeSpecifier, { name: string }>): Type {
  const { name, arguments: list } = specifier;
  if (list !== undefined) {
    const face = resolution.instances.get(resolution, name, list, specifier.span);
    return face === undefined ? { kind: "unknown", name } : { kind: "interface", interface: face };
  }
  const argument = resolution.place.typeArguments.get(name);
  if (argument !== undefined) return argument;
  const builtin = namedBuiltin(name);
  if (builtin !== undefined) return builtin;
  const known = resolution.typeNamed(name);
  if (known?.declares === "typedef") return { kind: "alias", typedef: known };
  if (known?.declares === "interface") return { kind: "interface", interface: known };
  if (known?.declares === "coclass") {
    const face = known.members.find((member) => member.isDefault && !member.isSource)?.interface;
    if (face !== undefined) return { kind: "interface", interface: face };
  }
  if (known?.declares === "runtimeclass") {
    const face = defaultInterface(resolution, known);
    if (face !== undefined) return { kind: "interface", interface: face, class: known };
  }
  // A tag without its keyword, which MIDL accepts.
  const tagged = resolution.tagNamed(name);
  return tagged === undefined ? unknown(resolution, name, specifier) : taggedType(tagged);
}

function unknown(resolution: Resolution, name: string, { span }: TypeSpecifier): Type {
  resolution.reportUnknown("unknownType", name, span);
  return { kind: "unknown", name };
}

function taggedType(tagged: TaggedType): Type {
  return tagged.declares === "record" ? { kind: "record", record: tagged } : { kind: "enum", enum: tagged };
}

/** The struct, union or enum that a specifier means; a tag that has no body anywhere gets an empty one. */
function bodyOrTag(
  resolution: Resolution,
  specifier: Extract<TypeSpecifier, { kind: "record" | "enum" }>,
): TaggedType {
  const { scope } = resolution;
  const body = scope.bySpecifier.get(specifier);
  if (body !== undefined) return body;
  const written = specifier.tag?.text ?? "";
  const known = resolution.tagNamed(written);
  if (known !== undefined) return known;
  const tag = qualified(resolution.place.namespace, written);
  const { path } = visibleSpan(specifier.span).source;
  const common = {
    name: scope.typedefOfTag.seenFrom("", tag) ?? tag,
    tag,
    file: path,
    unit: path,
    span: specifier.span,
    attributes: [],
    doc: undefined,
  };
  const opaque: Record | Enum =
    specifier.kind === "enum"
      ? { declares: "enum", ...common, members: [] }
      : {
          declares: "record",
          ...common,
          kind: specifier.record,
          isNested: false,
          size: undefined,
          align: undefined,
          fields: [],
          switchType: undefined,
        };
  scope.tags.set(tag, opaque);
  return opaque;
}

/** The interface that a base or a member of a class names here; undefined if the name means anything else. */
export function interfaceNamed(
  resolution: Resolution,
  { text, span, arguments: list }: Name & Partial<TypeName>,
): Interface | undefined {
  if (list !== undefined) return resolution.instances.get(resolution, text, list, span);
  const known = resolution.typeNamed(text);
  return known?.declares === "interface" ? known : undefined;
}
