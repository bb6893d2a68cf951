import { namesIn } from "../ast/names-in.ts";
import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Check } from "./check.ts";

/** iid_is that names no parameter of its method. */
export const iidIs: Check = ({ model }, report) => {
  for (const { methods } of model.interfaces) {
    for (const { parameters, name: method } of methods) {
      const names = new Set(parameters.map((parameter) => parameter.name));
      const attributes = parameters.flatMap((parameter) => parameter.attributes);
      for (const { arguments: parts } of attributes.filter(({ name }) => name === "iid_is")) {
        for (const { name, span } of parts.flatMap((part) =>
          part === undefined ? [] : [...namesIn(part)],
        )) {
          if (!names.has(name)) report(diagnose(checks.iidIsNamesNothing, { name, method }, span));
        }
      }
    }
  }
};
