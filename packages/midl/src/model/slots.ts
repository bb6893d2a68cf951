import type { Declaration, FunctionDeclaration, FunctionDerivation } from "../ast/ast.ts";
import { hasAttribute } from "./attributes.ts";
import type { InterfaceEntry } from "./entries.ts";
import type { Method } from "./model.ts";

interface Accessor {
  readonly prefix: string;
  readonly property: Method["property"];
}

/** What attributes put before a method's name. */
const accessors: ReadonlyMap<string, Accessor> = new Map<string, Accessor>([
  ["propget", { prefix: "get_", property: "get" }],
  ["propputref", { prefix: "putref_", property: "putref" }],
  ["propput", { prefix: "put_", property: "put" }],
  ["eventadd", { prefix: "add_", property: undefined }],
  ["eventremove", { prefix: "remove_", property: undefined }],
]);

/** The name that a method of a vtable has in C: `get_X` for a propget, and so on. */
export function slotName(method: FunctionDeclaration): {
  readonly name: string;
  readonly property: Method["property"];
} {
  const { text } = method.declarator.name;
  for (const { name } of method.attributes) {
    const accessor = accessors.get(name);
    if (accessor !== undefined) return { name: accessor.prefix + text, property: accessor.property };
  }
  return { name: text, property: undefined };
}

/** The methods that an interface's body declares, its call_as twins among them. */
export function methodsOf(members: readonly Declaration[]): FunctionDeclaration[] {
  return members.filter((member) => member.kind === "function");
}

/** The method that is `[call_as(X)]`, for the method X. */
export function twinOf(
  { node }: InterfaceEntry,
  method: FunctionDeclaration,
): FunctionDeclaration | undefined {
  if (node.kind !== "interface") return undefined;
  return methodsOf(node.members).find(({ attributes }) => {
    const target = attributes.find(({ name }) => name === "call_as")?.arguments?.[0];
    return target?.kind === "name" && target.name === method.declarator.name.text;
  });
}

/** The declarations of the slots that an interface adds to its base's, in order. */
export function slotsOf({ object, node }: InterfaceEntry): FunctionDeclaration[] {
  if (node.kind === "dispinterface") return [];
  if (node.kind === "delegate") {
    const { attributes, comment, span, returns, parameters } = node;
    const name = { text: "Invoke", span: node.name.span };
    const declarator = { ...PLAIN, name, derivations: [parameters] };
    const withoutGuid = attributes.filter((attribute) => attribute.name !== "uuid");
    return [
      { kind: "function", storage: undefined, attributes: withoutGuid, comment, span, returns, declarator },
    ];
  }
  const own = methodsOf(node.members).filter((method) => !hasAttribute(method, "call_as"));
  return object.asyncOf === undefined ? own : own.flatMap((method) => [begin(method), finish(method)]);
}

const PLAIN = { convention: undefined, bits: undefined, initializer: undefined };

/** What the caller gives is passed when an asynchronous call begins. */
function begin(method: FunctionDeclaration): FunctionDeclaration {
  return half(method, "Begin_", (direction) => direction !== "out");
}

/** What the caller gets is passed when it finishes. */
function finish(method: FunctionDeclaration): FunctionDeclaration {
  return half(method, "Finish_", (direction) => direction !== "in");
}

function half(
  method: FunctionDeclaration,
  prefix: string,
  takes: (direction: "in" | "out" | "both") => boolean,
): FunctionDeclaration {
  const [call, ...rest] = method.declarator.derivations as [FunctionDerivation];
  const parameters = call.parameters.filter((parameter) => {
    const isOut = hasAttribute(parameter, "out");
    return takes(isOut ? (hasAttribute(parameter, "in") ? "both" : "out") : "in");
  });
  const name = { ...method.declarator.name, text: prefix + slotName(method).name };
  const attributes = method.attributes.filter(({ name }) => !accessors.has(name));
  const declarator = { ...method.declarator, name, derivations: [{ ...call, parameters }, ...rest] };
  return { ...method, attributes, declarator };
}
