import { type model, type Report, resolveAlias, type Type } from "@combind/midl";
import { documentation } from "./docs.ts";
import { declarationName, fieldNames } from "./names.ts";
import type { OverrideTable } from "./overrides.ts";
import type { ArmProjection, FieldProjection, RecordProjection, UnionProjection } from "./projection.ts";
import { type Resolver, UnmappedFile } from "./references.ts";
import type { Extent, FieldValue, RecordReference } from "./value-projection.ts";
import { isConst } from "./values/aliases.ts";
import { annotationOf } from "./values/annotation.ts";
import { fieldValue } from "./values/codec.ts";
import { countsByName } from "./values/counting.ts";
import { holdsReferences, ownsMemory } from "./values/extents.ts";
import { sizeIs, soleParameter } from "./values/lengths.ts";
import { holdsPointers, opaqueMembers, recordMembers } from "./values/members.ts";
import { nestedNames, withNested } from "./values/nested-names.ts";
import { hidesPointers, lendsMemory } from "./values/owners.ts";
import { keyOf } from "./values/record-key.ts";
import { classifyScalar, isCounting } from "./values/scalars.ts";
import { chooserOf, nameOfField, switchTypes } from "./values/switches.ts";
import { unsaidSize } from "./values/unsaid.ts";

type IdlRecord = model.Record;

/** The decision about a struct or union: its codec, or why it has none. */
export type RecordDecision =
  | RecordProjection
  | UnionProjection
  | { readonly declares: "refused"; readonly reason: string };

/** Decides about structs and unions, each once. Layouts come from two models: 8-byte and 4-byte pointers. */
export class RecordTable {
  readonly #narrow: ReadonlyMap<string, IdlRecord>;
  readonly #switchTypes: ReadonlyMap<string, Type>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #references: Resolver;
  readonly #overrides: OverrideTable;
  readonly #report: Report;
  readonly #decisions = new Map<string, RecordDecision>();

  constructor(
    wide: readonly IdlRecord[],
    narrow: readonly IdlRecord[],
    references: Resolver,
    overrides: OverrideTable,
    report: Report,
  ) {
    this.#narrow = new Map(withNested(narrow).map((record) => [keyOf(record), record]));
    this.#switchTypes = switchTypes(withNested(wide));
    this.#names = nestedNames(wide);
    this.#references = references;
    this.#overrides = overrides;
    this.#report = report;
  }

  decide(record: IdlRecord): RecordDecision {
    const key = keyOf(record);
    let decision = this.#decisions.get(key);
    if (decision === undefined) {
      this.#decisions.set(key, { declares: "refused", reason: `${this.#nameOf(record)} contains itself` });
      decision = this.#attempt(record);
      this.#decisions.set(key, decision);
    }
    return decision;
  }

  /** What a method needs to know of a struct or union; a reason when it has no codec. */
  reference(record: IdlRecord): RecordReference | string {
    const decision = this.decide(record);
    if (decision.declares === "refused") return decision.reason;
    const values = valuesOf(decision);
    return {
      ...this.#references.to({ ...record, name: this.#nameOf(record) }),
      size: decision.size,
      owns: values.some(ownsMemory),
      holdsReferences: values.some(holdsReferences),
      lends: values.some(lendsMemory),
      hidesPointers: values.some(hidesPointers),
      members: recordMembers(decision, record),
    };
  }

  /** A record as its bytes, where its size is known. */
  opaque(record: IdlRecord): FieldValue | undefined {
    const size = unsaidSize(record) === undefined ? this.#sizeOf(record) : undefined;
    if (size === undefined || size.wide > LARGEST) return undefined;
    const members = opaqueMembers(record, size);
    return { kind: "opaque", size, members, hidesPointers: holdsPointers(record) };
  }

  #nameOf(record: IdlRecord): string {
    return record.name || (this.#names.get(keyOf(record)) ?? "");
  }

  #sizeOf(record: IdlRecord): Extent | undefined {
    const narrow = this.#narrow.get(keyOf(record))?.size;
    return record.size === undefined || narrow === undefined ? undefined : { wide: record.size, narrow };
  }

  #attempt(record: IdlRecord): RecordDecision {
    try {
      return this.#project(record);
    } catch (error) {
      if (error instanceof UnmappedFile) return this.#refused(record, error.message);
      throw error;
    }
  }

  #project(record: IdlRecord): RecordDecision {
    const name = this.#nameOf(record);
    if (!/^[A-Za-z_][\w.]*$/.test(name)) return this.#refused(record, "it has no name");
    const narrow = this.#narrow.get(keyOf(record));
    const size = this.#sizeOf(record);
    if (size === undefined || narrow === undefined) return this.#refused(record, "it has no body");
    if (size.wide > LARGEST) return this.#refused(record, `it is ${size.wide} bytes long`);
    const unsaid = unsaidSize(record);
    if (unsaid !== undefined) return this.#refused(record, unsaid);
    const docs = documentation(record.doc, [{ name: "generated", text: `from ${record.kind} ${name}` }]);
    const notNull =
      record.name === "" ? [] : (this.#overrides.takeRecord(record, this.#report)?.notNull ?? []);
    if (record.kind === "union") {
      const arms = this.#arms(record, notNull);
      return typeof arms === "string"
        ? this.#refused(record, arms)
        : { declares: "union", name: declarationName(name), size, arms, docs };
    }
    const fields = this.#fields(record, narrow, notNull);
    return typeof fields === "string"
      ? this.#refused(record, fields)
      : { declares: "record", name: declarationName(name), size, fields, docs };
  }

  #fields(record: IdlRecord, narrow: IdlRecord, notNull: readonly string[]): FieldProjection[] | string {
    const written = record.fields.map((_, index) => nameOfField(record, index));
    const names = fieldNames(written);
    const values: FieldValue[] = [];
    for (const index of record.fields.keys()) {
      const value = this.#field(record, index, notNull);
      if (typeof value === "string") return `its ${written[index]} is ${value}`;
      values.push(value);
    }
    hideCounts(values, record, names);
    for (const [index, value] of values.entries()) {
      if (value.kind !== "union") continue;
      const field = record.fields[index] as model.Field;
      const tagged = withTag(value, record, values, names, index) ?? this.#bytesInstead(field);
      if (tagged === undefined) return `its ${written[index]} is a union that no field before it tells apart`;
      values[index] = tagged;
      const tag = names.indexOf(tagged.kind === "union" ? tagged.tag : "");
      if (tag !== -1) values[tag] = asInteger(values[tag] as FieldValue);
    }
    return values.map((value, index): FieldProjection => {
      const field = record.fields[index] as model.Field;
      return {
        name: names[index] as string,
        offset: { wide: field.offset, narrow: narrow.fields[index]?.offset ?? field.offset },
        value,
        docs: documentation(field.doc, []),
      };
    });
  }

  #field(record: IdlRecord, index: number, notNull: readonly string[]): FieldValue | string {
    const field = record.fields[index] as model.Field;
    if (field.bits !== undefined) return bits(field, this.#references);
    const value = this.#value(field, notNull);
    if (typeof value === "string") return this.#bytesInstead(field) ?? value;
    if (value.kind === "union" && chooserOf(record, index) === undefined)
      return this.#bytesInstead(field) ?? "a union";
    if (value.kind === "target" && isPerhapsCounted(record, field)) return { kind: "pointer" };
    return value;
  }

  /** What cannot be told apart is handed over as it is. */
  #bytesInstead(field: model.Field): FieldValue | undefined {
    const type = resolveAlias(field.type);
    return type.kind === "record" ? this.opaque(type.record) : undefined;
  }

  #arms(record: IdlRecord, notNull: readonly string[]): ArmProjection[] | string {
    const switchType = record.switchType ?? this.#switchTypes.get(keyOf(record));
    if (switchType === undefined) return "nothing chooses its arm";
    const tag = classifyScalar(switchType, this.#references);
    if (tag === undefined || !/^(?:u?int(8|16|32)|bool|bool8|bool16)$/.test(tag.kind))
      return "what chooses its arm is no integer of 32 bits or fewer";
    const isUnsigned = tag?.kind === "uint32";
    const arms: ArmProjection[] = [];
    for (const [index, field] of record.fields.entries()) {
      if (field.name === undefined) continue;
      if (field.cases === undefined || field.cases.length === 0) {
        if (field.isDefault) continue;
        return `its arm ${field.name} has no case`;
      }
      const value = this.#field(record, index, notNull);
      if (typeof value === "string") return `its ${field.name} is ${value}`;
      if (value.kind === "union") return `its ${field.name} is another union`;
      const cases = isUnsigned ? field.cases.map((one) => one >>> 0) : field.cases;
      arms.push({ cases, value, docs: documentation(field.doc ?? field.name, []) });
    }
    return arms.length === 0 ? "it has no arms" : arms;
  }

  /** How a field is held; a text says what stands in the way. */
  #value(field: model.Field, notNull: readonly string[]): FieldValue | string {
    const nullable = !notNull.includes(field.name ?? "");
    const size = sizeIs(field.attributes, 0) ?? annotationOf(field.attributes)?.size;
    if (size === undefined) return fieldValue(field.type, field.attributes, this, nullable);
    const type = resolveAlias(field.type);
    if (type.kind !== "pointer") return "an array of changing length in place";
    const count = size === "unclear" ? undefined : soleParameter(size);
    const element = fieldValue(type.to, [], this, true);
    if (count === undefined || typeof element === "string" || element.kind === "union")
      return { kind: "pointer" };
    return { kind: "list", of: element, count, ...(isConst(type.to) ? { isLent: true } : {}) };
  }

  get references(): Resolver {
    return this.#references;
  }

  get records(): RecordTable {
    return this;
  }

  #refused(record: IdlRecord, why: string): RecordDecision {
    return { declares: "refused", reason: `the ${record.kind} ${this.#nameOf(record)}, as ${why}` };
  }
}

/** As large as a method's scratch frame may be. */
const LARGEST = 2048;

/** A list and the field that counts it become one; a count that serves two lists, or none that is there, leaves addresses. */
function hideCounts(values: FieldValue[], record: IdlRecord, names: readonly string[]): void {
  for (const [index, value] of values.entries()) {
    if (value.kind !== "list") continue;
    const at = record.fields.findIndex(({ name }) => name === value.count);
    const count = values[at];
    if (count !== undefined && isCounting(count)) {
      values[at] = { kind: "count", of: names[index] as string, scalar: count.kind };
      values[index] = { ...value, count: names[at] as string };
    } else {
      values[index] = { kind: "pointer" };
    }
  }
}

/** A union and the field before it that chooses its arm; undefined for a second one, or where there is none. */
function withTag(
  value: Extract<FieldValue, { kind: "union" }>,
  record: IdlRecord,
  values: readonly FieldValue[],
  names: readonly string[],
  index: number,
): FieldValue | undefined {
  const chooser = chooserOf(record, index);
  const at = record.fields.findIndex(({ name }) => name === chooser);
  const isFirst = values.findIndex(({ kind }) => kind === "union") === index;
  const tag = values[at];
  return isFirst && at !== -1 && at < index && tag !== undefined && isTag(tag)
    ? { ...value, tag: names[at] as string }
    : undefined;
}

/** What chooses an arm is one of its cases, and those are numbers: so is a boolean. */
function asInteger(tag: FieldValue): FieldValue {
  const kind = ({ bool: "int32", bool8: "uint8", bool16: "int16" } as const)[tag.kind as "bool"];
  return kind === undefined ? tag : { kind };
}

function isTag({ kind }: FieldValue): boolean {
  return /^(?:u?int(?:8|16|32)|bool|bool8|bool16)$/.test(kind);
}

/** Whether a pointer without a size may be the first of several, as something beside it looks like a count. */
function isPerhapsCounted(record: IdlRecord, field: model.Field): boolean {
  return record.fields.some(
    (other) => other !== field && other.name !== undefined && countsByName(other.name, other.type),
  );
}

function bits(field: model.Field, references: Resolver): FieldValue | string {
  const scalar = classifyScalar(field.type, references);
  if (field.bits === undefined || scalar === undefined || !/int(?:8|16|32)$|^bool8?$/.test(scalar.kind)) {
    return "a bit-field of more than 32 bits";
  }
  const { offset, width } = field.bits;
  return { kind: "bits", scalar: scalar.kind, first: offset, width };
}

function valuesOf(decision: RecordProjection | UnionProjection): FieldValue[] {
  const members = decision.declares === "record" ? decision.fields : decision.arms;
  return members.map(({ value }) => value);
}
