import type {
  CoclassJson,
  ConstantJson,
  DispatchJson,
  EnumJson,
  FieldJson,
  FunctionJson,
  InterfaceJson,
  LibraryJson,
  MethodJson,
  ModelJson,
  ModuleJson,
  Named,
  ParameterJson,
  Placed,
  RuntimeClassJson,
  StructJson,
} from "./json-types.ts";
import type {
  Abi,
  Coclass,
  DispatchMembers,
  Enum,
  FreeFunction,
  Interface,
  Library,
  Method,
  Model,
  Module,
  Parameter,
  Record,
  RuntimeClass,
  Type,
} from "./model.ts";
import { cName } from "./runtime/c-name.ts";
import { sizeOf } from "./size.ts";
import { typeText } from "./type-text.ts";

/** The model of one root file as plain data, without what it imports. */
export function modelToJson(model: Model): ModelJson {
  const own = <T extends { readonly unit: string }>(list: readonly T[]) =>
    list.filter(({ unit }) => unit === model.path);
  const placed = ({ file }: { readonly file: string }): Placed => (file === model.path ? {} : { file });
  const instances = own(model.instances).map(({ interface: face, file }) => ({ ...face, file }));
  return {
    interfaces: [...own(model.interfaces), ...instances].map((face) => ({
      ...interfaceJson(face),
      ...placed(face),
    })),
    generics: own(model.generics).map((face) => ({ ...interfaceJson(face), ...placed(face) })),
    enums: own(model.enums).map((list) => ({ ...enumJson(list), ...placed(list) })),
    structs: own(model.records)
      .filter(hasBody)
      .map((record) => ({ ...structJson(record, model.abi), ...placed(record) })),
    coclasses: own(model.coclasses).map((coclass) => ({ ...coclassJson(coclass), ...placed(coclass) })),
    runtimeClasses: own(model.runtimeClasses).map((one) => ({ ...runtimeClassJson(one), ...placed(one) })),
    contracts: Object.fromEntries(own(model.contracts).map(({ name, version }) => [name, version ?? null])),
    libraries: own(model.libraries).map((one) => ({ ...libraryJson(one), ...placed(one) })),
    modules: own(model.modules).map((one) => ({ ...moduleJson(one), ...placed(one) })),
    functions: own(model.functions).map((one) => ({ ...functionJson(one), ...placed(one) })),
    variables: own(model.variables).map((one) => ({
      ...{ name: one.name, type: typeText(one.type) },
      ...placed(one),
    })),
    guids: Object.fromEntries(own(model.guids).map(({ name, value }) => [name, value])),
    constants: Object.fromEntries(own(model.constants).map(({ name, value }) => [name, constantJson(value)])),
  };
}

type Laid = Record & { readonly size: number; readonly align: number };

function hasBody(record: Record): record is Laid {
  return record.size !== undefined && record.align !== undefined;
}

function interfaceJson(face: Interface): InterfaceJson {
  const { iid, base, kind, vtable, methods, requires, typeParameters, generic, asyncOf, dispatch } = face;
  return {
    ...named(face),
    iid: iid ?? null,
    base: base?.name ?? null,
    kind,
    vtable,
    methods: methods.map(methodJson),
    ...(face.isDelegate && { isDelegate: true }),
    ...(requires.length > 0 && { requires: requires.map(({ name }) => name) }),
    ...(typeParameters.length > 0 && { typeParameters }),
    ...(generic && {
      generic: { name: generic.definition.name, arguments: generic.arguments.map(typeText) },
    }),
    ...(asyncOf && { asyncOf: asyncOf.name }),
    ...(dispatch && { dispatch: dispatchJson(dispatch) }),
  };
}

function named(of: Interface | Enum | Record): Named {
  const { name } = of;
  const inC = cName(of);
  return inC === name ? { name } : { name, cName: inC };
}

function methodJson({ name, slot, returns, parameters }: Method): MethodJson {
  return { name, slot, returns: typeText(returns), params: parameters.map(parameterJson) };
}

function parameterJson({ name, type, attributes }: Parameter): ParameterJson {
  return { name, type: typeText(type), attributes: attributes.map(({ text }) => text) };
}

function dispatchJson({ of, properties, methods }: DispatchMembers): DispatchJson {
  return {
    of: of?.name ?? null,
    properties: properties.map(({ name, id, type, isReadOnly }) => ({
      ...{ name, id: id ?? null, type: typeText(type), isReadOnly },
    })),
    methods: methods.map(({ name, id, property, returns, parameters }) => ({
      ...{ name, id: id ?? null, property: property ?? null },
      ...{ returns: typeText(returns), params: parameters.map(parameterJson) },
    })),
  };
}

function runtimeClassJson({ name, base, members, attributes }: RuntimeClass): RuntimeClassJson {
  return {
    name,
    base: base?.name ?? null,
    default: members.find((member) => member.isDefault)?.name ?? null,
    interfaces: members.map((member) => member.name),
    attributes: attributes.map(({ text }) => text),
  };
}

function libraryJson({ name, id, members }: Library): LibraryJson {
  return { name, id: id ?? null, members };
}

function moduleJson({ name, id, dll, members }: Module): ModuleJson {
  return { name, id: id ?? null, dll: dll ?? null, members };
}

function functionJson({ name, returns, parameters, module, entry }: FreeFunction): FunctionJson {
  const params = parameters.map(parameterJson);
  return { name, returns: typeText(returns), params, module: module ?? null, entry: entry ?? null };
}

function enumJson(list: Enum): EnumJson {
  return {
    ...named(list),
    tag: list.tag ?? null,
    members: Object.fromEntries(list.members.map((member) => [member.name, member.value])),
  };
}

function structJson(record: Laid, abi: Abi): StructJson {
  const { tag, kind, size, align } = record;
  return { ...named(record), tag: tag ?? null, kind, size, align, fields: [...fieldsOf(record, abi, "", 0)] };
}

/** Names that the headers of C define as nothing, so that the member has none there. */
const NAMES_OF_NOTHING = /^DUMMY(?:UNION|STRUCT)NAME\d*$/;

/**
 * A record's fields, with those of the structs and unions written inside it: under their own names
 * where the member is anonymous (to C), after `member.` where it has a name.
 */
function* fieldsOf(record: Record, abi: Abi, prefix: string, start: number): Generator<FieldJson> {
  for (const { name: written, type, offset, bits } of record.fields) {
    const name = written !== undefined && NAMES_OF_NOTHING.test(written) ? undefined : written;
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
