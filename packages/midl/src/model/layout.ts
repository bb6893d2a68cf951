import type { Attribute, Declarator, Discriminant, FieldDeclaration, RecordSpecifier } from "../ast/ast.ts";
import { names } from "../diagnostics/catalogue/names.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { resolveAlias } from "./alias.ts";
import { attributesOf } from "./attributes.ts";
import { builtinType } from "./builtin.ts";
import { docOf } from "./doc.ts";
import type { Mutable, RecordEntry } from "./entries.ts";
import { Layout } from "./layout-cursor.ts";
import type { Field, Record, Type } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { type SizeAndAlign, sizeOf, sizeOfRecord } from "./size.ts";
import { typeText } from "./type-text.ts";

/** The size and alignment of a type; records on the way are laid out first. */
export function sizeAndAlign(resolution: Resolution, type: Type): SizeAndAlign | undefined {
  return sizeOf(type, resolution.abi, (record) => {
    resolution.layOutRecord(record);
    return sizeOfRecord(record);
  });
}

/** Resolves a record's fields and places them. */
export function layOut(resolution: Resolution, entry: RecordEntry): void {
  const { object } = entry;
  if (entry.state === "done") return;
  if (entry.state === "computing") {
    resolution.report(diagnose(names.circularRecord, { name: nameOf(object) }, object.span));
    return;
  }
  entry.state = "computing";
  resolution.deeper(nameOf(object), object.span, () => {
    const { specifier } = entry;
    if (specifier.discriminant === undefined) fill(resolution, entry, object, specifier.record);
    else encapsulate(resolution, entry, specifier, specifier.discriminant);
  });
  entry.state = "done";
}

/** `union switch (long kind) u { ... }` is a struct of the discriminant and the union. */
function encapsulate(
  resolution: Resolution,
  entry: RecordEntry,
  { span }: RecordSpecifier,
  by: Discriminant,
): void {
  const { object } = entry;
  const union: Mutable<Record> = {
    ...object,
    name: "",
    tag: undefined,
    kind: "union",
    isNested: true,
    fields: [],
  };
  fill(resolution, entry, union, "union");
  const type = resolution.typeOf(by.type);
  union.switchType = type;
  const layout = new Layout("struct", resolution.abi, entry.packing);
  const common = { bits: undefined, attributes: [], cases: undefined, isDefault: false, doc: undefined };
  const placed = (name: string, fieldType: Type, fieldSpan: Span): Field => ({
    ...common,
    name,
    type: fieldType,
    offset: layout.place(sizeAndAlign(resolution, fieldType) ?? EMPTY),
    span: fieldSpan,
  });
  object.fields = [
    placed(by.name.text, type, by.name.span),
    placed(by.union?.text ?? "tagged_union", { kind: "record", record: union }, by.union?.span ?? span),
  ];
  if (union.size !== undefined) Object.assign(object, layout.finish());
}

const EMPTY: SizeAndAlign = { size: 0, align: 1 };

function fill(
  resolution: Resolution,
  entry: RecordEntry,
  object: Mutable<Record>,
  kind: Record["kind"],
): void {
  const layout = new Layout(kind, resolution.abi, entry.packing);
  const fields: Field[] = [];
  for (const node of entry.specifier.fields ?? []) {
    const declarators = node.declarators.length === 0 ? [undefined] : node.declarators;
    for (const declarator of declarators) fields.push(placeField(resolution, layout, node, declarator));
  }
  object.fields = fields;
  object.switchType = switchType(resolution, entry.attributes);
  // Where a field's type means nothing, which is reported or a C header's affair, no number would be true.
  if (!fields.some(({ type }) => isUnknown(resolution, type))) Object.assign(object, layout.finish());
}

function placeField(
  resolution: Resolution,
  layout: Layout,
  node: FieldDeclaration,
  declarator: Declarator | undefined,
): Field {
  const name = declarator?.name?.text;
  const type = node.type === undefined ? VOID : resolution.typeOf(node.type, declarator?.derivations ?? []);
  const size = node.type === undefined ? EMPTY : fieldSize(resolution, type, name ?? "", node);
  const width = declarator?.bits === undefined ? undefined : bitWidth(resolution, declarator, size.size);
  const place =
    width === undefined
      ? { offset: layout.place(size), bits: undefined }
      : layout.placeBits(size, width, name !== undefined);
  return {
    name,
    type,
    ...place,
    attributes: attributesOf(node.attributes),
    cases: casesOf(resolution, node.attributes),
    isDefault: node.attributes.some((attribute) => attribute.name === "default"),
    doc: docOf(node.attributes, node.comment),
    span: declarator?.name?.span ?? node.span,
  };
}

const VOID: Type = { kind: "void" };

function fieldSize(
  resolution: Resolution,
  type: Type,
  field: string,
  { span }: FieldDeclaration,
): SizeAndAlign {
  const size = sizeAndAlign(resolution, type);
  if (size !== undefined) return size;
  if (!isUnknown(resolution, type) && !isOnItsWay(resolution, type)) {
    resolution.report(diagnose(names.incompleteField, { field, type: typeText(type) }, span));
  }
  return EMPTY;
}

/** Whether a type is a record that is being laid out, and so contains itself, which is reported. */
function isOnItsWay(resolution: Resolution, type: Type): boolean {
  let actual = resolveAlias(type);
  while (actual.kind === "array") actual = resolveAlias(actual.of);
  return actual.kind === "record" && resolution.scope.recordEntries.get(actual.record)?.state === "computing";
}

/** Whether a type is, or holds, one that means nothing, so that its size cannot be known. */
function isUnknown(resolution: Resolution, type: Type): boolean {
  let actual = resolveAlias(type);
  while (actual.kind === "array") actual = resolveAlias(actual.of);
  if (actual.kind !== "record") return actual.kind === "unknown";
  const { record } = actual;
  return record.size === undefined && resolution.scope.recordEntries.get(record)?.state === "done";
}

function bitWidth(resolution: Resolution, { bits, name }: Declarator, size: number): number {
  const value = bits === undefined ? undefined : resolution.fold(bits);
  if (value === undefined || bits === undefined) return 0;
  if (value.kind === "integer" && value.value >= 0n && value.value <= BigInt(size * 8))
    return Number(value.value);
  resolution.report(diagnose(names.badBitField, { field: name?.text ?? "" }, bits.span));
  return 0;
}

function casesOf(resolution: Resolution, attributes: readonly Attribute[]): readonly number[] | undefined {
  const labels = attributes.filter((attribute) => attribute.name === "case");
  if (labels.length === 0) return undefined;
  return labels.flatMap((label) =>
    (label.arguments ?? []).flatMap((argument) => {
      const value = argument === undefined ? undefined : resolution.fold(argument);
      return value?.kind === "integer" ? [Number(value.value)] : [];
    }),
  );
}

/** The type in `switch_type(...)`: a name, or words of C. */
function switchType(resolution: Resolution, attributes: readonly Attribute[]): Type | undefined {
  const argument = attributes.find((attribute) => attribute.name === "switch_type")?.arguments?.[0];
  if (argument?.kind === "name") {
    return resolution.typeOf({ kind: "named", name: argument.name, isConst: false, span: argument.span });
  }
  return argument?.kind === "raw" ? builtinType(argument.text, resolution.abi) : undefined;
}

function nameOf(record: Record): string {
  return record.name === "" ? record.kind : record.name;
}
