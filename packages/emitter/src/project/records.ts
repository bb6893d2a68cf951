import { type model, type Report, resolveAlias, type Type } from "@combind/midl";
import { documentation } from "./docs.ts";
import { declarationName, fieldNames } from "./names.ts";
import type { OverrideTable } from "./overrides.ts";
import type {
  ArmProjection,
  FieldProjection,
  FieldValue,
  RecordProjection,
  RecordReference,
  UnionProjection,
} from "./projection.ts";
import { type Resolver, UnmappedFile } from "./references.ts";
import { aliasNames, classifyScalar, isFileTime, isGuid, isWideCharacter } from "./values.ts";

type IdlRecord = model.Record;

/** The decision about a struct or union: its codec, or why it has none. */
export type RecordDecision =
  | RecordProjection
  | UnionProjection
  | { readonly declares: "refused"; readonly reason: string };

/** Decides about structs and unions, each once. Layouts come from two models: 8-byte and 4-byte pointers. */
export class RecordTable {
  readonly #narrow: ReadonlyMap<string, IdlRecord>;
  readonly #references: Resolver;
  readonly #overrides: OverrideTable;
  readonly #report: Report;
  readonly #decisions = new Map<string, RecordDecision>();

  constructor(narrow: readonly IdlRecord[], references: Resolver, overrides: OverrideTable, report: Report) {
    this.#narrow = new Map(narrow.map((record) => [keyOf(record), record]));
    this.#references = references;
    this.#overrides = overrides;
    this.#report = report;
  }

  decide(record: IdlRecord): RecordDecision {
    const key = keyOf(record);
    let decision = this.#decisions.get(key);
    if (decision === undefined) {
      this.#decisions.set(key, { declares: "refused", reason: `${record.name} contains itself` });
      decision = this.#attempt(record);
      this.#decisions.set(key, decision);
    }
    return decision;
  }

  /** What a method needs to know of a struct or union; a reason when it has no codec. */
  reference(record: IdlRecord): RecordReference | string {
    const decision = this.decide(record);
    if (decision.declares === "refused") return decision.reason;
    return {
      ...this.#references.to(record),
      size: decision.size.wide,
      owns: ownsMemory(decision),
      eightbytes: eightbytesOf(decision),
    };
  }

  #attempt(record: IdlRecord): RecordDecision {
    try {
      return this.#project(record);
    } catch (error) {
      if (error instanceof UnmappedFile) return refused(record, error.message);
      throw error;
    }
  }

  #project(record: IdlRecord): RecordDecision {
    if (!/^[A-Za-z_]\w*$/.test(record.name)) return refused(record, "it has no name");
    const narrow = this.#narrow.get(keyOf(record));
    const { size } = record;
    if (size === undefined || narrow?.size === undefined) return refused(record, "it has no body");
    if (size > LARGEST) return refused(record, `it is ${size} bytes long`);
    const extent = { wide: size, narrow: narrow.size };
    const docs = documentation(record.doc, [
      { name: "generated", text: `from ${record.kind} ${record.name}` },
    ]);
    const nullable = this.#overrides.takeRecord(record, this.#report)?.nullable ?? [];
    if (record.kind === "union") {
      const arms = this.#arms(record, nullable);
      return typeof arms === "string"
        ? refused(record, arms)
        : { declares: "union", name: declarationName(record.name), size: extent, arms, docs };
    }
    const fields = this.#fields(record, narrow, nullable);
    return typeof fields === "string"
      ? refused(record, fields)
      : { declares: "record", name: declarationName(record.name), size: extent, fields, docs };
  }

  #fields(record: IdlRecord, narrow: IdlRecord, nullable: readonly string[]): FieldProjection[] | string {
    const names = fieldNames(record.fields.map(({ name }) => name ?? ""));
    const fields: FieldProjection[] = [];
    for (const [index, field] of record.fields.entries()) {
      if (field.name === undefined) return "it has a member without a name";
      const value = field.bits === undefined ? this.#value(field, nullable) : "a bit-field";
      if (typeof value === "string") return `its ${field.name} is ${value}`;
      if (value.kind === "union" && fields.some((other) => other.value.kind === "union"))
        return "it has a second union";
      const tag = value.kind === "union" ? tagOf(record, field, names) : undefined;
      if (value.kind === "union" && !fields.some(({ name }) => name === tag)) {
        return `no field before it chooses the arm of its ${field.name}`;
      }
      fields.push({
        name: names[index] as string,
        offset: { wide: field.offset, narrow: narrow.fields[index]?.offset ?? field.offset },
        value: value.kind === "union" ? { ...value, tag: tag as string } : value,
        docs: documentation(field.doc, []),
      });
    }
    return fields;
  }

  #arms(record: IdlRecord, nullable: readonly string[]): ArmProjection[] | string {
    if (record.switchType === undefined) return "nothing chooses its arm";
    const tag = classifyScalar(record.switchType, this.#references);
    if (tag === undefined || !/^u?int(8|16|32)$/.test(tag.kind))
      return "what chooses its arm is no integer of 32 bits or fewer";
    const isUnsigned = tag?.kind === "uint32";
    const arms: ArmProjection[] = [];
    for (const field of record.fields) {
      if (field.name === undefined) continue;
      if (field.cases === undefined || field.cases.length === 0) return `its arm ${field.name} has no case`;
      const value = this.#value(field, nullable);
      if (typeof value === "string") return `its ${field.name} is ${value}`;
      if (value.kind === "union") return `its ${field.name} is another union`;
      const cases = isUnsigned ? field.cases.map((one) => one >>> 0) : field.cases;
      arms.push({ cases, value, docs: documentation(field.doc ?? field.name, []) });
    }
    return arms;
  }

  /** How a field is held; a text says what stands in the way. */
  #value(field: model.Field, nullable: readonly string[]): FieldValue | string {
    const type = resolveAlias(field.type);
    if (isFileTime(type)) return { kind: "filetime" };
    if (isGuid(type)) return { kind: "guid" };
    if (type.kind === "record") {
      const reference = this.reference(type.record);
      if (typeof reference === "string") return reference;
      const kind = type.record.kind === "union" ? "union" : "record";
      return kind === "union" ? { kind, type: reference, tag: "" } : { kind, type: reference };
    }
    if (isString(field.type, type)) return { kind: "string", nullable: nullable.includes(field.name ?? "") };
    const scalar = classifyScalar(field.type, this.#references);
    return scalar ?? `a ${type.kind}`;
  }
}

/** As large as a method's scratch frame may be. */
const LARGEST = 2048;

/** Whether values that came from a callee own task memory. */
function ownsMemory(decision: RecordProjection | UnionProjection): boolean {
  return valuesOf(decision).some((value) => value.kind === "string" || (isNested(value) && value.type.owns));
}

/** The System V classes of each 8 bytes: one integer among several floating-point numbers makes it an integer. */
function eightbytesOf(decision: RecordProjection | UnionProjection): string {
  const classes = Array.from({ length: Math.ceil(decision.size.wide / 8) }, () => "f");
  const members = decision.declares === "record" ? decision.fields : decision.arms;
  for (const member of members) {
    const offset = "offset" in member ? member.offset.wide : 0;
    for (const [index, one] of [...classesOf(member.value)].entries()) {
      const first = (offset >> 3) + index;
      if (one === "i") classes.fill("i", first, first + (offset % 8 === 0 ? 1 : 2));
    }
  }
  return classes.join("");
}

function classesOf(value: FieldValue): string {
  if (isNested(value)) return value.type.eightbytes;
  if (value.kind === "guid") return "ii";
  return value.kind === "float" || value.kind === "double" ? "f" : "i";
}

function valuesOf(decision: RecordProjection | UnionProjection): FieldValue[] {
  const members = decision.declares === "record" ? decision.fields : decision.arms;
  return members.map(({ value }) => value);
}

function isNested(value: FieldValue): value is Extract<FieldValue, { kind: "record" | "union" }> {
  return value.kind === "record" || value.kind === "union";
}

function tagOf(record: IdlRecord, field: model.Field, names: readonly string[]): string | undefined {
  const chooser = field.attributes.find(({ name }) => name === "switch_is")?.arguments[0];
  const index = record.fields.findIndex(({ name }) => chooser?.kind === "name" && name === chooser.name);
  return names[index];
}

function isString(written: Type, plain: Type): boolean {
  const isWide = plain.kind === "pointer" && isWideCharacter(resolveAlias(plain.to));
  return isWide && !aliasNames(written).includes("BSTR");
}

function refused(record: IdlRecord, why: string): RecordDecision {
  return { declares: "refused", reason: `the ${record.kind} ${record.name}, as ${why}` };
}

/** The same struct in two models; nested records without a name have their place instead. */
function keyOf(record: IdlRecord): string {
  return `${record.file} ${record.name} ${record.span.start}`;
}
