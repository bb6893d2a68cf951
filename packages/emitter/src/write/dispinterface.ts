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
  DispatchMemberProjection,
  DispatchParameterProjection,
  DispinterfaceProjection,
} from "../project/projection.ts";
import { classFrame } from "./class-frame.ts";
import { dispatchPlanBody } from "./dispatch-plan.ts";
import { dispatchArgumentType, dispatchResultType } from "./dispatch-types.ts";
import { jsDoc } from "./docs.ts";
import { identifier, stringLiteral } from "./escape.ts";
import { fallbackText } from "./fallback.ts";
import type { Imports } from "./imports.ts";

/** Slots of IDispatch, over which all members are called. */
const VTABLE_LENGTH = 7;

/** One class for a dispinterface: what identifies it, its members in order, and their plan. */
export function dispinterfaceClass(
  declaration: DispinterfaceProjection,
  imports: Imports,
): ClassDeclarationStructure {
  const name = identifier(declaration.name);
  const accessors = declaration.members.filter(({ isAccessor }) => isAccessor);
  const methods = declaration.members.filter(({ isAccessor }) => !isAccessor);
  return {
    kind: StructureKind.Class,
    ...classFrame({ ...declaration, vtableLength: VTABLE_LENGTH }, imports),
    getAccessors: accessors.filter(({ kind }) => kind === "get").map((one) => getter(name, one, imports)),
    setAccessors: accessors.filter(({ kind }) => kind !== "get").map((one) => setter(name, one, imports)),
    methods: [
      ...methods.map((one) => method(name, one, imports)),
      {
        name: "plan",
        isStatic: true,
        hasOverrideKeyword: true,
        returnType: imports.runtimeType("InterfacePlan"),
        statements: ["return { methods: [] };"],
      },
      {
        name: "dispatch",
        isStatic: true,
        returnType: imports.runtimeType("DispatchPlan"),
        statements: dispatchPlanBody(declaration, imports),
      },
    ],
  };
}

function method(
  owner: string,
  member: DispatchMemberProjection,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure> {
  const inputs = member.parameters.filter(({ direction }) => direction !== "out");
  const type = dispatchResultType(member, imports);
  const values = inputs.map(({ name }) => name).join(", ");
  const call = `${imports.runtime("invokeMember")}(this, ${owner}, ${stringLiteral(member.name)}, [${values}])`;
  return {
    name: identifier(member.name),
    docs: jsDoc(member.docs),
    parameters: inputs.map((one) => parameter(one, imports)),
    returnType: type,
    statements: [type === "void" ? `${call};` : `return ${call} as ${type};`],
  };
}

function parameter(
  one: DispatchParameterProjection,
  imports: Imports,
): OptionalKind<ParameterDeclarationStructure> {
  return {
    name: identifier(one.name),
    type: dispatchArgumentType(one, imports),
    ...(one.fallback === undefined ? {} : { initializer: fallbackText(one.fallback, imports) }),
    ...(one.fallback === undefined && one.isOptional ? { hasQuestionToken: true } : {}),
    ...(one.isRest ? { isRestParameter: true } : {}),
  };
}

function getter(
  owner: string,
  member: DispatchMemberProjection,
  imports: Imports,
): OptionalKind<GetAccessorDeclarationStructure> {
  const type = dispatchResultType(member, imports);
  const call = `${imports.runtime("getMember")}(this, ${owner}, ${stringLiteral(member.name)})`;
  return {
    name: identifier(member.name),
    docs: jsDoc(member.docs),
    returnType: type,
    statements: [`return ${call} as ${type};`],
  };
}

function setter(
  owner: string,
  member: DispatchMemberProjection,
  imports: Imports,
): OptionalKind<SetAccessorDeclarationStructure> {
  const [value] = member.parameters.map((one) => parameter(one, imports));
  const set = imports.runtime("setMember");
  return {
    name: identifier(member.name),
    docs: jsDoc(member.docs),
    parameters: value === undefined ? [] : [value],
    statements: [`${set}(this, ${owner}, ${stringLiteral(member.name)}, ${value?.name});`],
  };
}
