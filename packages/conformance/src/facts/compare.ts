import { basename } from "node:path";
import { Comparison } from "../referee/comparison.ts";
import type { FileModel, InterfaceModel, ParameterModel, RecordModel } from "../referee/model.ts";
import type { Family, FileFacts, InterfaceFacts, LayoutFacts, RecordFacts } from "./family.ts";

/** What is compared, each thing as one: a parameter with its type and attributes, an enum with its values. */
export const KINDS = [
  "files",
  "interfaces",
  "methods",
  "parameters",
  "enums",
  "structs",
  "unions",
  "layouts",
  "coclasses",
  "constants",
  "results",
] as const;

export type Comparisons = Readonly<Record<(typeof KINDS)[number], Comparison>>;

/** The models of the same files for both sizes of pointers. */
export interface Models {
  readonly win64: readonly FileModel[];
  readonly win32: readonly FileModel[];
}

/** Compares all that the facts and the models say about each file, by kind. */
export function compareFamily(family: Family, models: Models): Comparisons {
  const comparisons = Object.fromEntries(KINDS.map((kind) => [kind, new Comparison()])) as Comparisons;
  const names = models.win64.map(({ path }) => basename(path));
  comparisons.files.same("the IDL files", names.toSorted(), Object.keys(family).toSorted());
  for (const [index, model] of models.win64.entries()) {
    const facts = family[basename(model.path)];
    const narrow = models.win32[index];
    if (facts !== undefined && narrow !== undefined) compareFile(facts, model, narrow, comparisons);
  }
  return comparisons;
}

function compareFile(facts: FileFacts, model: FileModel, narrow: FileModel, to: Comparisons): void {
  to.files.same(`what ${model.path} defines`, definitions(model), {
    interfaces: Object.keys(facts.interfaces),
    enums: Object.keys(facts.enums),
    records: Object.keys(facts.records).toSorted(),
    coclasses: Object.keys(facts.coclasses),
    constants: Object.keys(facts.constants).toSorted(),
  });
  for (const [name, theirs] of Object.entries(facts.interfaces)) {
    compareInterface(name, byName(model.interfaces, name), theirs, to);
  }
  for (const [name, theirs] of Object.entries(facts.enums)) {
    to.enums.same(`the enum ${name}`, byName(model.enums, name)?.members, theirs);
  }
  for (const [name, theirs] of Object.entries(facts.records)) {
    const [ours, ours32] = [byName(model.structs, name), byName(narrow.structs, name)];
    to[`${theirs.kind}s`].same(`the ${theirs.kind} ${name}`, declaration(ours), declared(theirs));
    to.layouts.same(`the layout of ${name} on win64`, layout(ours), theirs.win64);
    to.layouts.same(`the layout of ${name} on win32`, layout(ours32), theirs.win32);
  }
  for (const [name, theirs] of Object.entries(facts.coclasses)) {
    const ours = byName(model.coclasses, name);
    to.coclasses.same(`the coclass ${name}`, ours && { clsid: ours.clsid, default: ours.default }, theirs);
  }
  for (const [name, theirs] of Object.entries(facts.constants)) {
    const kind = basename(model.path) === "bitsmsg.idl" ? "results" : "constants";
    to[kind].same(`the constant ${name}`, model.constants[name], theirs);
  }
}

function definitions(model: FileModel): Readonly<Record<string, readonly string[]>> {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  return {
    interfaces: names(model.interfaces),
    enums: names(model.enums),
    records: names(model.structs).toSorted(),
    coclasses: names(model.coclasses),
    constants: Object.keys(model.constants).toSorted(),
  };
}

function compareInterface(
  name: string,
  ours: InterfaceModel | undefined,
  theirs: InterfaceFacts,
  to: Comparisons,
): void {
  const { iid, base, vtable } = theirs;
  to.interfaces.same(
    `the interface ${name}`,
    ours && { iid: ours.iid, base: ours.base, vtable: ours.vtable, adds: ours.methods.length },
    { iid, base, vtable, adds: theirs.methods.length },
  );
  for (const [index, method] of theirs.methods.entries()) {
    const what = `${name}.${method.name}`;
    const mine = ours?.methods[index];
    const { slot, name: called, returns, parameters } = method;
    to.methods.same(`the method ${what}`, mine && [mine.slot, mine.returns, mine.name, mine.params.length], [
      slot,
      returns,
      called,
      parameters.length,
    ]);
    for (const [at, parameter] of parameters.entries()) {
      to.parameters.same(`parameter ${at + 1} of ${what}`, parameterText(mine?.params[at]), parameter);
    }
  }
}

/** The order in which the facts write attributes; those with arguments follow by name. */
const ORDER = ["in", "out", "retval", "ref", "unique", "string"];

function parameterText(parameter: ParameterModel | undefined): string | undefined {
  if (parameter === undefined) return undefined;
  const rank = (attribute: string) => (ORDER.includes(attribute) ? ORDER.indexOf(attribute) : ORDER.length);
  const attributes = parameter.attributes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const declared = `${parameter.type} ${parameter.name}`;
  return attributes.length === 0 ? declared : `[${attributes.join(", ")}] ${declared}`;
}

function declaration(record: RecordModel | undefined): unknown {
  return (
    record && {
      kind: record.kind,
      tag: record.tag,
      fields: record.fields.map(({ type, name }) => `${type} ${name}`),
    }
  );
}

function declared({ kind, tag, fields }: RecordFacts): unknown {
  return { kind, tag, fields };
}

function layout(record: RecordModel | undefined): LayoutFacts | undefined {
  if (record === undefined) return undefined;
  return { size: record.size, align: record.align, offsets: record.fields.map(({ offset }) => offset) };
}

function byName<T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined {
  return list.find((one) => one.name === name);
}
