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
import { isBuiltIn } from "./values/aliases.ts";
import { withNested } from "./values/nested-names.ts";

/** What one file of a model itself declares, decided: constants, enums, interfaces, coclasses. */
export function projectDeclarations(
  model: Model,
  unit: string,
  context: InterfaceContext,
): DeclarationProjection[] {
  const own = <T extends Declared>(list: readonly T[]) => distinct(list.filter((one) => one.unit === unit));
  const interfaces = own(model.interfaces).filter(({ asyncOf }) => asyncOf === undefined);
  reportLeftOut(model, unit, context);
  return [
    ...own(model.constants).map(projectConstant),
    ...own(model.enums).flatMap(projectEnum),
    ...withNested(own(model.records).filter((record) => !isBuiltIn(record))).flatMap(
      (record) => projectRecord(record, context) ?? [],
    ),
    ...interfaces.flatMap(
      (declaration) => unlessUnmapped(context.report, () => projectInterface(declaration, context)) ?? [],
    ),
    ...own(model.coclasses).flatMap(
      (coclass) => unlessUnmapped(context.report, () => projectCoclass(coclass, context)) ?? [],
    ),
  ];
}

type Declared = Pick<model.Declaration, "name" | "unit" | "span">;

/** Versions of one interface share a name: the last one has it. */
function distinct<T extends Declared>(list: readonly T[]): T[] {
  const last = new Map(list.map((one, index) => [one.name || `${index}`, one]));
  return [...last.values()];
}

/** Says of what is no COM interface, or better served otherwise, that and why it is not there. */
function reportLeftOut(model: Model, file: string, { report }: InterfaceContext): void {
  const leaveOut = (what: string, list: readonly Declared[], reason: string) => {
    for (const { name, unit, span } of list) {
      if (unit === file) {
        report(diagnose(catalogue.emission.declarationLeftOut, { what, name, reason }, span));
      }
    }
  };
  leaveOut("class", model.runtimeClasses, "its interfaces are what is called");
  const twins = model.interfaces.filter(({ asyncOf }) => asyncOf !== undefined);
  leaveOut("interface", twins, "offThread makes calls asynchronous");
  leaveOut("function", model.functions, "only interfaces can be called");
}

/** Structs and unions without a codec have no declaration; methods that need one say why they are left out. */
function projectRecord(
  record: model.Record,
  { records }: InterfaceContext,
): RecordProjection | UnionProjection | undefined {
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
