import { type model, resolveAlias, type Type } from "@combind/midl";
import { keyOf } from "./record-key.ts";

/** The name of the field that chooses the arm of the union in a field: that of `switch_is`, or of `union switch (...)`. */
export function chooserOf(record: model.Record, index: number): string | undefined {
  const field = record.fields[index] as model.Field;
  let chooser = field.attributes.find(({ name }) => name === "switch_is")?.arguments[0];
  while (chooser?.kind === "cast") chooser = chooser.of;
  if (chooser !== undefined) return chooser.kind === "name" ? chooser.name : undefined;
  const isEncapsulated =
    index === 1 && record.fields.length === 2 && unionIn(field)?.switchType !== undefined;
  return isEncapsulated ? record.fields[0]?.name : undefined;
}

/** A field's name; of one without a name what another field chooses the arm of is the value, and the rest have their place. */
export function nameOfField(record: model.Record, index: number): string {
  const { name: own } = record.fields[index] as model.Field;
  if (own !== undefined) return own;
  const isFree = !record.fields.some(({ name }) => name === "value");
  const chosen = [...record.fields.keys()].filter(
    (at) => record.fields[at]?.name === undefined && chooserOf(record, at) !== undefined,
  );
  return isFree && chosen.length === 1 && chosen[0] === index ? "value" : `anonymous${index + 1}`;
}

/** The types of discriminants that unions inside of structs leave to the field which chooses, by `keyOf`. */
export function switchTypes(records: readonly model.Record[]): ReadonlyMap<string, Type> {
  const types = new Map<string, Type>();
  for (const record of records) {
    for (const [index, field] of record.fields.entries()) {
      const union = unionIn(field);
      const name = chooserOf(record, index);
      const chooser = name && record.fields.find((one) => one.name === name);
      if (union !== undefined && union.switchType === undefined && chooser)
        types.set(keyOf(union), chooser.type);
    }
  }
  return types;
}

/** The union whose body stands in a field. */
function unionIn({ type }: model.Field): model.Record | undefined {
  if (type.kind === "alias") return undefined;
  const plain = resolveAlias(type);
  return plain.kind === "record" && plain.record.kind === "union" && plain.record.name === ""
    ? plain.record
    : undefined;
}
