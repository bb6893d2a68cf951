import { type Interface, type Method, type model, typeText } from "@combind/midl";
import type { Resolver } from "../references.ts";
import { type DispatchDeclaration, VOID } from "./member.ts";

/** The members that a dispinterface lists, or those of the interface that it names. */
export function membersOf(
  { dispatch }: Interface,
  references: Resolver,
  idOf: (method: Method) => number | undefined,
): DispatchDeclaration[] {
  if (dispatch === undefined) return [];
  const { of, properties, methods } = dispatch;
  if (of !== undefined) return borrowed(references.definition(of) ?? of, idOf);
  return [
    ...properties.flatMap(propertyHalves),
    ...methods.map(({ name, ...method }) => ({ ...method, idlName: name })),
  ];
}

/** What Automation sees of an interface: its methods and those of its bases, but IDispatch. */
function borrowed(from: Interface, idOf: (method: Method) => number | undefined): DispatchDeclaration[] {
  const chain: Interface[] = [];
  for (let face: Interface | undefined = from; face !== undefined; face = face.base) {
    if (face.name !== "IDispatch" && face.name !== "IUnknown") chain.unshift(face);
  }
  return chain.flatMap((face) => face.methods.map((method) => ({ ...method, id: idOf(method) })));
}

/** A variable is read and, unless it is read-only, assigned. */
function propertyHalves(property: model.DispatchProperty): DispatchDeclaration[] {
  const { name, type, span, isReadOnly } = property;
  const get: DispatchDeclaration = {
    ...property,
    idlName: name,
    property: "get",
    returns: type,
    parameters: [],
    text: `${typeText(type)} ${name}`,
  };
  const value = { name: "value", type, attributes: [], direction: "in" as const, span };
  return isReadOnly ? [get] : [get, { ...get, property: "put", returns: VOID, parameters: [value] }];
}
