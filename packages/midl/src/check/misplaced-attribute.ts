import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Attribute } from "../model/model.ts";
import type { Span } from "../source/span.ts";
import type { Check } from "./check.ts";

type Place = keyof typeof places;

const places = {
  interface: "an interface",
  method: "a method",
  parameter: "a parameter",
  field: "a field",
  type: "a type",
  class: "a class",
  library: "a library",
};

/** Where attributes can stand. Attributes that are not listed are nobody's business here. */
const allowed: ReadonlyMap<string, readonly Place[]> = new Map<string, readonly Place[]>([
  ...only(["in", "out", "retval", "iid_is", "defaultvalue"], "parameter"),
  ...only(["size_is", "length_is", "max_is", "first_is", "last_is"], "parameter", "field", "type"),
  ...only(["propget", "propput", "propputref", "call_as", "eventadd", "eventremove", "vararg"], "method"),
  ...only(["object", "dual", "async_uuid", "pointer_default"], "interface"),
  ...only(["uuid"], "interface", "class", "library", "type"),
  ...only(["v1_enum", "transmit_as", "wire_marshal"], "type"),
  ...only(["switch_type"], "type", "field", "parameter"),
  ...only(["switch_is"], "field", "parameter"),
  ...only(["case"], "field"),
  ...only(["licensed", "noncreatable", "appobject", "aggregatable"], "class"),
]);

function only(names: readonly string[], ...at: readonly Place[]): [string, readonly Place[]][] {
  return names.map((name) => [name, at]);
}

/** Attributes that mean nothing where they stand, as [retval] on a method. */
export const misplacedAttribute: Check = ({ model }, report) => {
  // A struct and its typedef share the attributes that stand before both.
  const seen = new Set<Span>();
  const check = (of: { readonly attributes: readonly Attribute[] }, place: Place) => {
    for (const { name, span } of of.attributes) {
      const expected = allowed.get(name);
      if (expected === undefined || expected.includes(place) || seen.has(span)) continue;
      seen.add(span);
      const text = expected.map((one) => places[one]).join(" or ");
      const parts = { attribute: name, found: places[place], allowed: text };
      report(diagnose(checks.misplacedAttribute, parts, span));
    }
  };
  for (const face of model.interfaces) {
    check(face, "interface");
    for (const method of face.methods) {
      check(method, "method");
      for (const parameter of method.parameters) check(parameter, "parameter");
    }
  }
  for (const record of model.records) {
    if (!record.isNested) check(record, "type");
    for (const field of record.fields) check(field, "field");
  }
  for (const type of [...model.enums, ...model.typedefs]) check(type, "type");
  for (const one of [...model.coclasses, ...model.runtimeClasses]) check(one, "class");
  for (const library of model.libraries) check(library, "library");
};
