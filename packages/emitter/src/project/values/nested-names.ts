import { type model, resolveAlias, type Type } from "@combind/midl";
import { targetOf } from "./aliases.ts";
import { keyOf } from "./record-key.ts";
import { nameOfField } from "./switches.ts";

/** Names for records that stand unnamed inside others: `OUTER_field`, by `keyOf`. */
export function nestedNames(records: readonly model.Record[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const visit = (record: model.Record, name: string): void => {
    for (const [index, field] of record.fields.entries()) {
      const inner = recordIn(field.type);
      if (inner === undefined || inner.name !== "" || names.has(keyOf(inner))) continue;
      const innerName = `${name}_${nameOfField(record, index)}`;
      names.set(keyOf(inner), innerName);
      visit(inner, innerName);
    }
  };
  for (const record of records) if (record.name !== "") visit(record, record.name);
  return names;
}

/** Records, and those that stand unnamed inside them, which a model does not list. */
export function withNested(records: readonly model.Record[]): model.Record[] {
  const all = new Map<string, model.Record>();
  const visit = (record: model.Record): void => {
    if (all.has(keyOf(record))) return;
    for (const { type } of record.fields) {
      const inner = recordIn(type);
      if (inner !== undefined && inner.name === "") visit(inner);
    }
    all.set(keyOf(record), record);
  };
  for (const record of records) visit(record);
  return [...all.values()];
}

/** The record whose body stands in a field's type. */
function recordIn(type: Type): model.Record | undefined {
  let at = type;
  for (let target = targetOf(at); at.kind !== "alias" && target !== undefined; target = targetOf(at))
    at = target;
  const plain = at.kind === "alias" ? undefined : resolveAlias(at);
  return plain?.kind === "record" ? plain.record : undefined;
}
