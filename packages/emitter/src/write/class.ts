import {
  type ClassDeclarationStructure,
  type GetAccessorDeclarationStructure,
  type MethodDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type SetAccessorDeclarationStructure,
  StructureKind,
} from "ts-morph";
import type {
  AccessorProjection,
  CoclassProjection,
  InterfaceProjection,
  MethodProjection,
} from "../project/projection.ts";
import { classFrame } from "./class-frame.ts";
import { jsDoc } from "./docs.ts";
import { identifier, stringLiteral } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Imports } from "./imports.ts";
import { iterator } from "./iterator.ts";
import { methodBody } from "./method-body.ts";
import { planBody } from "./plan.ts";
import { inputsOf, returnType, typeOf, typeParameters } from "./types.ts";

/** One class for an interface: statics that identify it, its plan, its methods in slot order. */
export function interfaceClass(
  declaration: InterfaceProjection,
  imports: Imports,
): ClassDeclarationStructure {
  const name = identifier(declaration.name);
  const accessors = declaration.members.filter((member) => member.member === "accessor");
  const methods = declaration.members.filter((member) => member.member === "method");
  return {
    kind: StructureKind.Class,
    ...classFrame(declaration, imports),
    getAccessors: accessors.flatMap((accessor) => getter(name, accessor, imports)),
    setAccessors: accessors.flatMap((accessor) => setter(name, accessor, imports)),
    methods: [
      ...methods.map((one) => method(name, one, imports)),
      ...methods.flatMap((one) => iterator(one, imports)),
      plan(declaration, imports),
    ],
  };
}

/** Called by implement() and offThread() only: the classes that it names may not be loaded yet when the module is. */
function plan(declaration: InterfaceProjection, imports: Imports): OptionalKind<MethodDeclarationStructure> {
  return {
    name: "plan",
    isStatic: true,
    hasOverrideKeyword: true,
    returnType: imports.runtimeType("InterfacePlan"),
    statements: planBody(declaration, imports),
  };
}

function method(
  owner: string,
  projection: MethodProjection,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure> {
  return {
    name: identifier(projection.name),
    docs: jsDoc(projection.docs),
    typeParameters: typeParameters(projection, imports),
    parameters: parameters(projection, imports),
    returnType: returnType(projection, imports),
    statements: methodBody(owner, projection, imports),
  };
}

function parameters(
  projection: MethodProjection,
  imports: Imports,
): OptionalKind<ParameterDeclarationStructure>[] {
  return inputsOf(projection).map((input) => ({
    name: identifier(input.name),
    type: typeOf(input, "argument", projection, imports),
    ...(input.fallback === undefined ? {} : { initializer: fallbackText(input.fallback, imports) }),
  }));
}

function getter(
  owner: string,
  { name, get }: AccessorProjection,
  imports: Imports,
): OptionalKind<GetAccessorDeclarationStructure>[] {
  if (get === undefined) return [];
  if (get === "inherited") return [{ name: identifier(name), statements: [`return super.${name};`] }];
  const type = returnType(get, imports);
  const statements = methodBody(owner, get, imports);
  return [{ name: identifier(name), docs: jsDoc(get.docs), returnType: type, statements }];
}

function setter(
  owner: string,
  { name, get, set }: AccessorProjection,
  imports: Imports,
): OptionalKind<SetAccessorDeclarationStructure>[] {
  if (set === undefined) return [];
  if (set !== "inherited") {
    const statements = methodBody(owner, set, imports);
    return [
      { name: identifier(name), docs: jsDoc(set.docs), parameters: parameters(set, imports), statements },
    ];
  }
  const type = typeof get === "object" ? returnType(get, imports) : "never";
  return [
    { name: identifier(name), parameters: [{ name: "value", type }], statements: [`super.${name} = value;`] },
  ];
}

/** A coclass: its CLSID, and how to make one. */
export function coclassClass(declaration: CoclassProjection, imports: Imports): ClassDeclarationStructure {
  const name = identifier(declaration.name);
  const guid = imports.runtimeType("Guid");
  return {
    kind: StructureKind.Class,
    isExported: true,
    isAbstract: true,
    name,
    docs: jsDoc(declaration.docs),
    properties: [
      {
        name: "clsid",
        type: guid,
        initializer: `${stringLiteral(declaration.clsid)} as ${guid}`,
        isStatic: true,
        isReadonly: true,
      },
    ],
    methods:
      declaration.default === undefined
        ? []
        : [create(name, declaration.default.name, imports.value(declaration.default), imports)],
  };
}

function create(
  coclass: string,
  interfaceName: string,
  local: string,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure> {
  return {
    name: "create",
    isStatic: true,
    docs: [
      {
        description: `\nMakes an object of this class and asks it for ${interfaceName}. The caller owns the result.\n\n@throws {ComError} REGDB_E_CLASSNOTREG when the class is not registered`,
      },
    ],
    returnType: local,
    statements: [`return ${imports.runtime("createInstance")}(${coclass}, ${local});`],
  };
}
