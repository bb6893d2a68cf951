import type { Abi, Coclass, Enum, Interface, Method, Model, Record, Type } from "./model.ts";
import { sizeOf } from "./size.ts";
import { typeText } from "./type-text.ts";

/** What a root file itself defines, for other tools: a public contract, described by schema/model.schema.json. */
export interface ModelJson {
  readonly interfaces: readonly InterfaceJson[];
  readonly enums: readonly EnumJson[];
  readonly structs: readonly StructJson[];
  readonly coclasses: readonly CoclassJson[];
  readonly constants: { readonly [name: string]: ConstantJson };
}

/** Integers beyond 2^53 are decimal strings; so are, of course, strings. */
export type ConstantJson = number | string;

interface Placed {
  /** The path of the `#include`d file that holds the definition, if it is not the root. */
  readonly file?: string;
}

export interface InterfaceJson extends Placed {
  readonly name: string;
  readonly iid: string | null;
  readonly base: string | null;
  readonly kind: Interface["kind"];
  readonly vtable: readonly string[];
  readonly methods: readonly MethodJson[];
}

export interface MethodJson {
  readonly name: string;
  readonly slot: number;
  readonly returns: string;
  readonly params: readonly {
    readonly name: string;
    readonly type: string;
    readonly attributes: readonly string[];
  }[];
}

export interface EnumJson extends Placed {
  readonly name: string;
  readonly tag: string | null;
  readonly members: { readonly [name: string]: number };
}

export interface StructJson extends Placed {
  readonly name: string;
  readonly tag: string | null;
  readonly kind: "struct" | "union";
  readonly size: number;
  readonly align: number;
  readonly fields: readonly FieldJson[];
}

export interface FieldJson {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  /** Only for a bit-field: its place in the unit at `offset`. */
  readonly bits?: { readonly offset: number; readonly width: number };
}

export interface CoclassJson extends Placed {
  readonly name: string;
  readonly clsid: string | null;
  /** The interface that Automation uses: the one marked so, else the first that is no source. */
  readonly default: string | null;
  readonly interfaces: readonly string[];
}

/** The model of one root file as plain data, without what it imports. */
export function modelToJson(model: Model): ModelJson {
  const own = <T extends { readonly unit: string }>(list: readonly T[]) =>
    list.filter(({ unit }) => unit === model.path);
  const placed = ({ file }: { readonly file: string }): Placed => (file === model.path ? {} : { file });
  return {
    interfaces: own(model.interfaces).map((face) => ({ ...interfaceJson(face), ...placed(face) })),
    enums: own(model.enums).map((list) => ({ ...enumJson(list), ...placed(list) })),
    structs: own(model.records)
      .filter(hasBody)
      .map((record) => ({ ...structJson(record, model.abi), ...placed(record) })),
    coclasses: own(model.coclasses).map((coclass) => ({ ...coclassJson(coclass), ...placed(coclass) })),
    constants: Object.fromEntries(own(model.constants).map(({ name, value }) => [name, constantJson(value)])),
  };
}

type Laid = Record & { readonly size: number; readonly align: number };

function hasBody(record: Record): record is Laid {
  return record.size !== undefined && record.align !== undefined;
}

function interfaceJson({ name, iid, base, kind, vtable, methods }: Interface): InterfaceJson {
  return { name, iid: iid ?? null, base: base?.name ?? null, kind, vtable, methods: methods.map(methodJson) };
}

function methodJson({ name, slot, returns, parameters }: Method): MethodJson {
  const params = parameters.map((parameter) => ({
    name: parameter.name,
    type: typeText(parameter.type),
    attributes: parameter.attributes.map(({ text }) => text),
  }));
  return { name, slot, returns: typeText(returns), params };
}

function enumJson({ name, tag, members }: Enum): EnumJson {
  return {
    name,
    tag: tag ?? null,
    members: Object.fromEntries(members.map((member) => [member.name, member.value])),
  };
}

function structJson(record: Laid, abi: Abi): StructJson {
  const { name, tag, kind, size, align } = record;
  return { name, tag: tag ?? null, kind, size, align, fields: [...fieldsOf(record, abi, "", 0)] };
}

/**
 * A record's fields, with those of the structs and unions written inside it: under their own names
 * where the member is anonymous, after `member.` where it has a name.
 */
function* fieldsOf(record: Record, abi: Abi, prefix: string, start: number): Generator<FieldJson> {
  for (const { name, type, offset, bits } of record.fields) {
    if (name !== undefined) {
      const field = {
        name: prefix + name,
        offset: start + offset,
        size: sizeOf(type, abi)?.size ?? 0,
        type: typeText(type),
      };
      yield bits === undefined ? field : { ...field, bits };
    }
    const inner = innerRecord(type);
    if (inner !== undefined)
      yield* fieldsOf(inner, abi, name === undefined ? prefix : `${prefix}${name}.`, start + offset);
  }
}

/** The struct or union whose body is written in the field. */
function innerRecord(type: Type): Record | undefined {
  return type.kind === "record" && type.record.isNested ? type.record : undefined;
}

function coclassJson({ name, clsid, members }: Coclass): CoclassJson {
  const offered = members.filter((member) => !member.isSource);
  const main = offered.find((member) => member.isDefault) ?? offered[0];
  return {
    name,
    clsid: clsid ?? null,
    default: main?.name ?? null,
    interfaces: members.map((member) => member.name),
  };
}

function constantJson(value: number | bigint | string): ConstantJson {
  return typeof value === "bigint" ? String(value) : value;
}
