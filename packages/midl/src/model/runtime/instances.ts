import type { TypeReference } from "../../ast/ast.ts";
import { names } from "../../diagnostics/catalogue/names.ts";
import { diagnose } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { InterfaceEntry, Mutable } from "../entries.ts";
import { UNFILLED } from "../forward-interface.ts";
import type { Interface, Type } from "../model.ts";
import type { Resolution } from "../resolution.ts";
import { typeText } from "../type-text.ts";

/** How long the name of an instance may be: types that hold themselves would grow without end. */
const NAME_LIMIT = 4000;

/** An instance with the definition that its methods come from. */
export interface Instance {
  readonly object: Mutable<Interface>;
  readonly definition: InterfaceEntry;
  readonly typeArguments: ReadonlyMap<string, Type>;
}

/** The instances of generic interfaces that a unit mentions, each once. */
export class Instances {
  /** Those that files name themselves. What appears only inside another instance stays a name for pointers. */
  readonly named = new Set<Instance>();

  /** The interface that `name<arguments>` means where the resolution stands; undefined, and reported, if it is none. */
  get(
    resolution: Resolution,
    name: string,
    list: readonly TypeReference[],
    span: Span,
  ): Interface | undefined {
    const { namespace, typeArguments } = resolution.place;
    const definition = resolution.scope.generics.seenFrom(namespace, name);
    if (definition === undefined) {
      resolution.reportUnknown("unknownGeneric", name, span);
      return undefined;
    }
    const parameters = definition.object.typeParameters;
    if (parameters.length !== list.length) {
      const counts = { name, expected: parameters.length, found: list.length };
      resolution.report(diagnose(names.wrongTypeArguments, counts, span));
      return undefined;
    }
    const types = list.map((reference) => resolution.referencedType(reference));
    const isNamed = typeArguments.size === 0;
    const instance = this.#instance(resolution, definition, types, isNamed);
    if (instance === undefined) {
      resolution.report(diagnose(names.nestedTooDeeply, { name, limit: NAME_LIMIT }, span));
      return undefined;
    }
    if (isNamed && instance.object.isForward) this.named.add(instance);
    return instance.object;
  }

  /** The one instance; where what is below only mentions it, one more that can be filled. */
  #instance(
    { scope }: Resolution,
    definition: InterfaceEntry,
    types: readonly Type[],
    isNamed: boolean,
  ): Instance | undefined {
    const {
      name: generic,
      typeParameters,
      file,
      unit,
      span,
      attributes,
      doc,
      isDelegate,
    } = definition.object;
    const name = `${generic}<${types.map(argumentText).join(", ")}>`;
    const own = scope.instances.own.get(name);
    if (own !== undefined) return own;
    const known = scope.instances.get(name);
    if (known !== undefined && !(isNamed && known.object.isForward)) return known;
    if (name.length > NAME_LIMIT) return undefined;
    const object: Mutable<Interface> = {
      ...UNFILLED,
      ...{ name, file, unit, span, attributes, doc, isDelegate },
      kind: "object",
      generic: { definition: definition.object, arguments: types },
    };
    const typeArguments = new Map(
      typeParameters.map((parameter, index) => [parameter, types[index] as Type]),
    );
    const instance: Instance = { object, definition, typeArguments };
    scope.instances.set(name, instance);
    return instance;
  }
}

/** A type argument by the name that the IDL uses: a class by its own, not by its default interface's. */
function argumentText(type: Type): string {
  if (type.kind === "pointer") return `${argumentText(type.to)}*`;
  return type.kind === "interface" && type.class !== undefined ? type.class.name : typeText(type);
}
