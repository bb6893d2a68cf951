import type { FunctionDeclaration, Name, TypeName } from "../ast/ast.ts";
import { visibleSpan } from "../source/span.ts";
import { attributesOf, hasAttribute } from "./attributes.ts";
import { cutChains } from "./chains.ts";
import { dispatchMembers } from "./dispatch-members.ts";
import { docOf } from "./doc.ts";
import type { InterfaceEntry } from "./entries.ts";
import type { Interface, InterfaceKind, Method, Parameter, Type } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { interfaceNamed, resolveParameters } from "./resolve-type.ts";
import { instanceIid } from "./runtime/signature.ts";
import { slotName, slotsOf, twinOf } from "./slots.ts";

const COM_ATTRIBUTES = ["object", "odl", "dual", "oleautomation"];
/** Fills all interfaces: bases first, since a vtable continues its base's; then generics and their instances. */
export function resolveInterfaces(resolution: Resolution): void {
  const { interfaces: entries, generics, instances, declaredInstances } = resolution.scope;
  for (const entry of entries) entry.object.base = baseOf(resolution, entry);
  cutChains(resolution);
  const byObject = new Map(entries.map((entry) => [entry.object as Interface, entry]));
  const done = new Set<Interface>();
  for (const { object } of entries) {
    for (const next of pathFromRoot(object, done)) {
      const entry = byObject.get(next);
      if (entry !== undefined) fill(resolution, entry);
      done.add(next);
    }
  }
  for (const entry of generics.own.values()) {
    const parameters = entry.object.typeParameters.map(
      (name) => [name, { kind: "parameter", name }] as const,
    );
    fillGeneric(resolution, entry, new Map(parameters));
  }
  for (const { name, namespace } of declaredInstances)
    resolution.inside(namespace, () => interfaceNamed(resolution, name));
  for (const { object, definition, typeArguments } of resolution.instances.named) {
    fillGeneric(resolution, { ...definition, object }, typeArguments);
    object.isForward = false;
  }
  for (const { object } of instances.own.values()) {
    object.iid = instanceIid(object, (record) => resolution.layOutRecord(record));
  }
}

function baseOf(resolution: Resolution, entry: InterfaceEntry): Interface | undefined {
  const { object, node, namespace } = entry;
  if (object.asyncOf !== undefined) return asyncBase(resolution, object.asyncOf);
  return resolution.inside(namespace, () => {
    if (node.kind === "dispinterface") return interfaceNamed(resolution, named("IDispatch", node.name));
    if (node.kind === "delegate") return interfaceNamed(resolution, named("IUnknown", node.name));
    if (node.base !== undefined) {
      return interfaceNamed(resolution, node.base) ?? interfaceInAnotherCase(resolution, node.base.text);
    }
    return namespace === "" ? undefined : interfaceNamed(resolution, named("IInspectable", node.name));
  });
}

function named(text: string, { span }: Name): TypeName {
  return { text, span, arguments: undefined };
}

/** The twin of an interface's base if there is one, else the base itself. */
function asyncBase({ scope }: Resolution, { base }: Interface): Interface | undefined {
  return base && (scope.asyncTwins.get(base) ?? base);
}

/** MIDL takes a base whose spelling differs only in case. */
export function interfaceInAnotherCase(resolution: Resolution, name: string): Interface | undefined {
  const wanted = name.toLowerCase();
  const { scope } = resolution;
  for (const { types } of [...scope.below.keys(), scope]) {
    for (const known of types.own.values()) {
      if (known.declares !== "interface" || known.name.toLowerCase() !== wanted) continue;
      const current = scope.types.get(known.name);
      if (current?.declares === "interface") return current;
    }
  }
  scope.hasLooseEnds = true;
  return undefined;
}

/** What is not filled yet, from the farthest base to the interface itself. */
function pathFromRoot(object: Interface, done: ReadonlySet<Interface>): Interface[] {
  const path: Interface[] = [];
  for (let at: Interface | undefined = object; at !== undefined && !done.has(at); at = at.base) path.push(at);
  return path.reverse();
}

function fill(
  resolution: Resolution,
  entry: InterfaceEntry,
  typeArguments: ReadonlyMap<string, Type> = new Map(),
): void {
  const { object, node, namespace } = entry;
  object.kind = kindOf(object, node.kind);
  const inherited = object.base?.vtable ?? [];
  resolution.inside(
    namespace,
    () => {
      object.methods = slotsOf(entry).map((slot, index) =>
        methodOf(resolution, entry, slot, inherited.length + index),
      );
      if (node.kind === "interface") {
        object.requires = node.requires.flatMap((name) => interfaceNamed(resolution, name) ?? []);
      } else if (node.kind === "dispinterface") {
        object.dispatch = dispatchMembers(resolution, node, object.unit);
      }
    },
    typeArguments,
  );
  object.vtable = [...inherited, ...object.methods.map((method) => method.name)];
}

/** Fills a generic definition or an instance of one; their bases are never generic themselves. */
function fillGeneric(
  resolution: Resolution,
  entry: InterfaceEntry,
  typeArguments: ReadonlyMap<string, Type>,
): void {
  entry.object.base = baseOf(resolution, entry);
  fill(resolution, entry, typeArguments);
}

function kindOf(object: Interface, declared: InterfaceEntry["node"]["kind"]): InterfaceKind {
  if (declared === "dispinterface") return "dispatch";
  if (hasAttribute(object, "local")) return "local";
  if (COM_ATTRIBUTES.some((name) => hasAttribute(object, name))) return "object";
  const hasIid = object.iid !== undefined || object.generic !== undefined;
  return hasIid && rootOf(object).name === "IUnknown" ? "object" : "rpc";
}

function rootOf(object: Interface): Interface {
  let root = object;
  while (root.base !== undefined) root = root.base;
  return root;
}

function methodOf(
  resolution: Resolution,
  entry: InterfaceEntry,
  node: FunctionDeclaration,
  slot: number,
): Method {
  const { declarator, attributes, comment } = node;
  const [first, ...rest] = declarator.derivations;
  const { span } = declarator.name;
  const twin = twinOf(entry, node);
  const { name, property } = slotName(node);
  return {
    name,
    property,
    idlName: declarator.name.text,
    file: visibleSpan(span).source.path,
    unit: entry.object.unit,
    span,
    attributes: attributesOf(attributes),
    doc: docOf(attributes, comment),
    slot,
    returns: resolution.typeOf(node.returns, rest),
    parameters: parametersOf(resolution, node),
    remote: twin && parametersOf(resolution, twin),
    isVariadic: first?.kind === "function" && first.variadic,
  };
}

function parametersOf(resolution: Resolution, { declarator }: FunctionDeclaration): Parameter[] {
  const [first] = declarator.derivations;
  return first?.kind === "function" ? resolveParameters(resolution, first.parameters) : [];
}
