import { namesIn } from "../ast/names-in.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import type { Attribute, Field, Record } from "../model/model.ts";
import type { Check } from "./check.ts";

const SIZES = new Set(["size_is", "length_is", "max_is", "min_is", "first_is", "last_is"]);

/** size_is, length_is and their like that name neither a sibling nor a constant. */
export const sizeIs: Check = ({ model, resolution }, report) => {
  const { values } = resolution.scope;
  const check = (attributes: readonly Attribute[], names: ReadonlySet<string>, where: string) =>
    checkAttributes(attributes, (name) => names.has(name) || values.has(name), where, report);
  for (const { methods } of model.interfaces) {
    for (const { parameters, name } of methods) {
      const names = new Set(parameters.map((parameter) => parameter.name));
      for (const { attributes } of parameters) check(attributes, names, `a parameter of \`${name}\``);
    }
  }
  for (const record of model.records) {
    // What stands inside another record may name the fields of the outer one: the outer one's turn.
    if (record.isNested) continue;
    const fields = [...fieldsWithin(record)];
    const names = new Set(fields.flatMap(({ name }) => name ?? []));
    for (const { attributes } of fields) check(attributes, names, `a field of \`${record.name}\``);
  }
};

function checkAttributes(
  attributes: readonly Attribute[],
  isKnown: (name: string) => boolean,
  where: string,
  report: Report,
): void {
  for (const attribute of attributes) {
    if (!SIZES.has(attribute.name)) continue;
    for (const argument of attribute.arguments) {
      for (const { name, span } of argument === undefined ? [] : namesIn(argument)) {
        if (!isKnown(name))
          report(diagnose(checks.sizeNamesNothing, { attribute: attribute.name, name, where }, span));
      }
    }
  }
}

/** A record's fields and those of the records written inside it. */
function* fieldsWithin(record: Record): Generator<Field> {
  for (const field of record.fields) {
    yield field;
    if (field.type.kind === "record" && field.type.record.isNested) yield* fieldsWithin(field.type.record);
  }
}
