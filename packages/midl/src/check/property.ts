import { checks } from "../diagnostics/catalogue/checks.ts";
import { diagnose } from "../diagnostics/diagnostic.ts";
import type { Check } from "./check.ts";

const expected = {
  get: "an out parameter at the end, or a result that is no HRESULT",
  put: "the new value as the last parameter",
  putref: "the new value as the last parameter",
};

/** Property accessors that have no place for the property's value. */
export const property: Check = ({ model }, report) => {
  for (const { methods } of model.interfaces) {
    for (const { property: kind, idlName, parameters, returns, span } of methods) {
      if (kind === undefined || parameters.length > 0) continue;
      const isResult = kind === "get" && !(returns.kind === "alias" && returns.typedef.name === "HRESULT");
      if (isResult && returns.kind !== "void") continue;
      const parts = { attribute: `prop${kind}`, name: idlName, expected: expected[kind] };
      report(diagnose(checks.propertyWithoutValue, parts, span));
    }
  }
};
