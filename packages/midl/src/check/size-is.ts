import { namesIn } from "../ast/names-in.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose, type Report } from "../diagnostics/diagnostic.ts";
import { hasAttribute } from "../model/attributes.ts";
import type { Attribute, Field, Record } from "../model/model.ts";
import type { Check } from "./check.ts";

const SIZES = new Set(["size_is", "length_is", "max_is", "min_is", "first_is", "last_is"]);

interface Sibling {
  readonly name: string | undefined;
  readonly attributes: readonly Attribute[];
}

/** size_is, length_is and their like that name neither a sibling nor a constant. */
export const sizeIs: Check = ({ model, resolution }, report) => {
  const { values } = resolution.scope;
  const check = (siblings: readonly Sibling[], where: string, isLocal: boolean) => {
    const kind = isLocal ? checks.localSizeNamesNothing : checks.sizeNamesNothing;
    const isKnown = (name: string) => values.has(name) || siblings.some((sibling) => sibling.name === name);
    for (const { attributes } of siblings) checkAttributes(attributes, isKnown, where, kind, report);
  };
  for (const face of model.interfaces) {
    // What async_uuid derives has only half of each method's parameters; the whole was checked where it stands.
    if (face.asyncOf !== undefined) continue;
    for (const method of face.methods) {
      // Nothing that is local is marshalled by MIDL's proxies, which alone would miss the size.
      const isLocal = hasAttribute(face, "local") || hasAttribute(method, "local");
      check(method.parameters, `a parameter of \`${method.name}\``, isLocal);
    }
  }
  for (const record of model.records) {
    // What stands inside another record may name the fields of the outer one: the outer one's turn.
    if (record.isNested) continue;
    check([...fieldsWithin(record)], `a field of \`${record.name}\``, false);
  }
};

function checkAttributes(
  attributes: readonly Attribute[],
  isKnown: (name: string) => boolean,
  where: string,
  kind: typeof checks.sizeNamesNothing,
  report: Report,
): void {
  for (const attribute of attributes) {
    if (!SIZES.has(attribute.name)) continue;
    for (const argument of attribute.arguments) {
      for (const { name, span } of argument === undefined ? [] : namesIn(argument)) {
        if (!isKnown(name)) report(diagnose(kind, { attribute: attribute.name, name, where }, span));
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
