import { type Coclass, catalogue, type Constant, diagnose, type Enum, type Interface, type Model } from "@combind/midl";
import { documentation } from "./docs.ts";
import { type InterfaceContext, projectInterface, unsuitable } from "./interface.ts";
import { enumMemberNames } from "./names.ts";
import type { CoclassProjection, ConstantProjection, DeclarationProjection, EnumProjection } from "./projection.ts";

/** What the model's root file itself declares, decided: constants, enums, interfaces, coclasses. */
export function projectDeclarations(model: Model, context: InterfaceContext): DeclarationProjection[] {
  const own = <T extends { readonly unit: string }>(list: readonly T[]) => list.filter((one) => one.unit === model.path);
  return [
    ...own(model.constants).map(projectConstant),
    ...own(model.enums).map(projectEnum),
    ...own(model.interfaces).flatMap((declaration) => projectInterface(declaration, context) ?? []),
    ...own(model.coclasses).flatMap((coclass) => projectCoclass(coclass, context) ?? []),
  ];
}

function projectConstant(constant: Constant): ConstantProjection {
  return {
    declares: "constant",
    name: constant.name,
    value: constant.value,
    docs: documentation(constant.doc, []),
  };
}

function projectEnum(declaration: Enum): EnumProjection {
  const names = enumMemberNames(
    declaration.name,
    declaration.members.map((member) => member.name),
  );
  return {
    declares: "enum",
    name: declaration.name,
    members: declaration.members.map((member, index) => ({
      name: names[index] as string,
      value: member.value,
      docs: documentation(member.doc, []),
    })),
    docs: documentation(declaration.doc, [{ name: "generated", text: `from enum ${declaration.name}` }]),
  };
}

function projectCoclass(coclass: Coclass, context: InterfaceContext): CoclassProjection | undefined {
  if (coclass.clsid === undefined) return undefined;
  const incoming = coclass.members.filter((member) => !member.isSource);
  const chosen = (incoming.find((member) => member.isDefault) ?? incoming[0])?.interface;
  const usable = chosen !== undefined && unsuitable(chosen) === undefined ? (chosen as Interface) : undefined;
  if (usable === undefined) {
    context.report(diagnose(catalogue.emission.libraryLeftOut, { coclass: coclass.name }, coclass.span));
  }
  return {
    declares: "coclass",
    name: coclass.name,
    clsid: coclass.clsid,
    default: usable === undefined ? undefined : context.references.to(usable),
    docs: documentation(coclass.doc, [{ name: "generated", text: `from coclass ${coclass.name}` }]),
  };
}
