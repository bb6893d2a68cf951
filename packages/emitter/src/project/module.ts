import {
  type Coclass,
  type Constant,
  catalogue,
  diagnose,
  type Enum,
  type Interface,
  type Model,
  type model,
} from "@combind/midl";
import { documentation } from "./docs.ts";
import { type InterfaceContext, projectInterface, unsuitable } from "./interface.ts";
import { declarationName, enumMemberNames } from "./names.ts";
import type {
  CoclassProjection,
  ConstantProjection,
  DeclarationProjection,
  EnumProjection,
  RecordProjection,
  UnionProjection,
} from "./projection.ts";
import { unlessUnmapped } from "./references.ts";
import { isFileTime, isGuid } from "./values.ts";

/** What the model's root file itself declares, decided: constants, enums, interfaces, coclasses. */
export function projectDeclarations(model: Model, context: InterfaceContext): DeclarationProjection[] {
  // What stands in a namespace belongs to the Windows Runtime, which has no projection here.
  const own = <T extends { readonly name: string; readonly unit: string }>(list: readonly T[]) =>
    list.filter((one) => one.unit === model.path && !one.name.includes("."));
  // Twins by `async_uuid` are for callers who poll; `offThread` serves the others.
  const interfaces = own(model.interfaces).filter(({ asyncOf }) => asyncOf === undefined);
  return [
    ...own(model.constants).map(projectConstant),
    ...own(model.enums).flatMap(projectEnum),
    ...own(model.records).flatMap((record) => projectRecord(record, context) ?? []),
    ...interfaces.flatMap(
      (declaration) => unlessUnmapped(context.report, () => projectInterface(declaration, context)) ?? [],
    ),
    ...own(model.coclasses).flatMap(
      (coclass) => unlessUnmapped(context.report, () => projectCoclass(coclass, context)) ?? [],
    ),
  ];
}

/** Structs and unions without a codec have no declaration; methods that need one say why they are left out. */
function projectRecord(
  record: model.Record,
  { records }: InterfaceContext,
): RecordProjection | UnionProjection | undefined {
  if (isGuid({ kind: "record", record }) || isFileTime({ kind: "record", record })) return undefined;
  const decision = records.decide(record);
  return decision.declares === "refused" ? undefined : decision;
}

function projectConstant(constant: Constant): ConstantProjection {
  return {
    declares: "constant",
    name: declarationName(constant.name),
    value: constant.value,
    docs: documentation(constant.doc, []),
  };
}

/** An enum without a name is only its members. */
function projectEnum(declaration: Enum): (EnumProjection | ConstantProjection)[] {
  if (declaration.name === "") {
    return declaration.members.map(({ name, value, doc }) => ({
      declares: "constant",
      name,
      value,
      docs: documentation(doc, []),
    }));
  }
  const names = enumMemberNames(
    declaration.name,
    declaration.members.map((member) => member.name),
  );
  const projection: EnumProjection = {
    declares: "enum",
    name: declarationName(declaration.name),
    members: declaration.members.map((member, index) => ({
      name: names[index] as string,
      value: member.value,
      docs: documentation(member.doc, []),
    })),
    docs: documentation(declaration.doc, [{ name: "generated", text: `from enum ${declaration.name}` }]),
  };
  return [projection];
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
    name: declarationName(coclass.name),
    clsid: coclass.clsid,
    default: usable === undefined ? undefined : context.references.to(usable),
    docs: documentation(coclass.doc, [{ name: "generated", text: `from coclass ${coclass.name}` }]),
  };
}
