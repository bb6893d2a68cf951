import type { CoclassMemberDeclaration } from "../../ast/ast.ts";
import { attributesOf } from "../attributes.ts";
import { UNFILLED } from "../forward-interface.ts";
import type { CoclassMember, Interface, RuntimeClass } from "../model.ts";
import type { Resolution } from "../resolution.ts";
import { interfaceNamed } from "../resolve-type.ts";

/** Default interfaces as far as they are known, by resolution. A class may appear in its own. */
const known = new WeakMap<Resolution, Map<RuntimeClass, Interface | undefined>>();

/**
 * The interface that stands for a class wherever C has a pointer to one of its objects: its own default
 * interface, or that of its nearest base; undefined for a class with static members only.
 */
export function defaultInterface(resolution: Resolution, of: RuntimeClass): Interface | undefined {
  let found = known.get(resolution);
  if (found === undefined) {
    found = new Map();
    known.set(resolution, found);
  }
  // The classes without a default of their own, up to the base that has one.
  const path: RuntimeClass[] = [];
  for (
    let at: RuntimeClass | undefined = of;
    at !== undefined && !found.has(at);
    at = baseOf(resolution, at)
  ) {
    // While a class is on its way, only its name is there to point to.
    found.set(at, { ...UNFILLED, name: at.name, file: at.file, unit: at.unit, span: at.span });
    path.push(at);
    const face = ownDefault(resolution, at);
    if (face === undefined) continue;
    for (const one of path) found.set(one, face);
    return face;
  }
  const last = path.at(-1);
  const base = last && baseOf(resolution, last);
  const face =
    last === undefined ? found.get(of) : base && !path.includes(base) ? found.get(base) : undefined;
  for (const one of path) found.set(one, face);
  return face;
}

function baseOf(resolution: Resolution, of: RuntimeClass): RuntimeClass | undefined {
  const entry = resolution.scope.runtimeClasses.get(of);
  const base = entry?.node.base;
  const named = base && resolution.inside(entry.namespace, () => resolution.typeNamed(base.text));
  return named?.declares === "runtimeclass" ? named : undefined;
}

function ownDefault(resolution: Resolution, of: RuntimeClass): Interface | undefined {
  const entry = resolution.scope.runtimeClasses.get(of);
  const main = entry?.node.members.find(({ attributes }) =>
    attributes.some(({ name }) => name === "default"),
  );
  return main && entry && resolution.inside(entry.namespace, () => interfaceNamed(resolution, main.name));
}

/** Fills all classes: their bases and members. */
export function resolveRuntimeClasses(resolution: Resolution): void {
  for (const { object, node, namespace } of resolution.scope.runtimeClasses.own.values()) {
    resolution.inside(namespace, () => {
      const base = node.base && resolution.typeNamed(node.base.text);
      object.base = base?.declares === "runtimeclass" ? base : undefined;
      object.members = classMembers(resolution, node.members);
    });
  }
}

/** The members of a coclass or of a class of the Windows Runtime. */
export function classMembers(
  resolution: Resolution,
  members: readonly CoclassMemberDeclaration[],
): CoclassMember[] {
  return members.map(({ name, attributes }) => {
    const face = interfaceNamed(resolution, name);
    return {
      interface: face,
      name: face?.name ?? name.text,
      isDefault: attributes.some((attribute) => attribute.name === "default"),
      isSource: attributes.some((attribute) => attribute.name === "source"),
      attributes: attributesOf(attributes),
    };
  });
}
