import type { Declaration, FunctionDeclaration } from "../ast/ast.ts";
import { visibleSpan } from "../source/span.ts";
import { attributesOf, hasAttribute } from "./attributes.ts";
import { docOf } from "./doc.ts";
import type { Interface, InterfaceKind, Method } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { interfaceNamed, resolveParameters } from "./resolve-type.ts";
import type { InterfaceEntry, Mutable } from "./scope.ts";

const COM_ATTRIBUTES = ["object", "odl", "dual", "oleautomation"];
const prefixes = [
  ["propget", "get_", "get"],
  ["propputref", "putref_", "putref"],
  ["propput", "put_", "put"],
  ["eventadd", "add_", undefined],
  ["eventremove", "remove_", undefined],
] as const;

/** Fills all interfaces: bases first, since a vtable continues its base's. */
export function resolveInterfaces(resolution: Resolution): void {
  const entries = resolution.scope.interfaces;
  for (const entry of entries) entry.object.base = baseOf(resolution, entry);
  for (const { object } of entries) cutCycle(object);
  const byObject = new Map(entries.map((entry) => [entry.object as Interface, entry]));
  const done = new Set<Interface>();
  for (const { object } of entries) {
    for (const next of pathFromRoot(object, done)) {
      const entry = byObject.get(next);
      if (entry !== undefined) fill(resolution, entry);
      done.add(next);
    }
  }
}

/** The names that an interface's methods of a vtable have in C: `get_X` for a propget, and so on. */
export function slotName(method: FunctionDeclaration): {
  readonly name: string;
  readonly property: Method["property"];
} {
  const { text } = method.declarator.name;
  for (const [attribute, prefix, property] of prefixes) {
    if (hasAttribute(method, attribute)) return { name: prefix + text, property };
  }
  return { name: text, property: undefined };
}

/** The methods that an interface's body declares, its call_as twins among them. */
export function methodsOf(members: readonly Declaration[]): FunctionDeclaration[] {
  return members.filter((member) => member.kind === "function");
}

function baseOf(resolution: Resolution, { node }: InterfaceEntry): Interface | undefined {
  const name = node.kind === "dispinterface" ? "IDispatch" : node.base?.text;
  if (name === undefined) return undefined;
  return interfaceNamed(resolution, name) ?? interfaceInAnotherCase(resolution, name);
}

/** MIDL takes a base whose spelling differs only in case. */
export function interfaceInAnotherCase(resolution: Resolution, name: string): Interface | undefined {
  const wanted = name.toLowerCase();
  for (const known of resolution.scope.types.values()) {
    if (known.declares === "interface" && known.name.toLowerCase() === wanted) return known;
  }
  return undefined;
}

/** An interface that inherits from itself loses its base; the checks report it. */
function cutCycle(object: Mutable<Interface>): void {
  const seen = new Set<Interface>([object]);
  for (let base = object.base; base !== undefined; base = base.base) {
    if (base === object) object.base = undefined;
    if (seen.has(base)) return;
    seen.add(base);
  }
}

/** What is not filled yet, from the farthest base to the interface itself. */
function pathFromRoot(object: Interface, done: ReadonlySet<Interface>): Interface[] {
  const path: Interface[] = [];
  for (let at: Interface | undefined = object; at !== undefined && !done.has(at); at = at.base) path.push(at);
  return path.reverse();
}

function fill(resolution: Resolution, { object, node }: InterfaceEntry): void {
  object.kind = kindOf(object, node.kind);
  const inherited = object.base?.vtable ?? [];
  if (node.kind === "dispinterface") {
    object.vtable = inherited;
    return;
  }
  const methods: Method[] = [];
  for (const declaration of methodsOf(node.members)) {
    if (hasAttribute(declaration, "call_as")) continue;
    methods.push(methodOf(resolution, object, declaration, inherited.length + methods.length));
  }
  object.methods = methods;
  object.vtable = [...inherited, ...methods.map((method) => method.name)];
}

function kindOf(object: Interface, declared: "interface" | "dispinterface"): InterfaceKind {
  if (declared === "dispinterface") return "dispatch";
  if (hasAttribute(object, "local")) return "local";
  if (COM_ATTRIBUTES.some((name) => hasAttribute(object, name))) return "object";
  return object.iid !== undefined && rootOf(object).name === "IUnknown" ? "object" : "rpc";
}

function rootOf(object: Interface): Interface {
  let root = object;
  while (root.base !== undefined) root = root.base;
  return root;
}

function methodOf(resolution: Resolution, owner: Interface, node: FunctionDeclaration, slot: number): Method {
  const { declarator, attributes, comment } = node;
  const [first, ...rest] = declarator.derivations;
  const { span } = declarator.name;
  return {
    ...slotName(node),
    idlName: declarator.name.text,
    file: visibleSpan(span).source.path,
    unit: owner.unit,
    span,
    attributes: attributesOf(attributes),
    doc: docOf(attributes, comment),
    slot,
    returns: resolution.typeOf(node.returns, rest),
    parameters: first?.kind === "function" ? resolveParameters(resolution, first.parameters) : [],
    isVariadic: first?.kind === "function" && first.variadic,
  };
}
