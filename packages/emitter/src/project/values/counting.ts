import { resolveAlias, type Type } from "@combind/midl";

const COUNT = /count|num|size|length|elements|^c[A-Z]|^cb|^n[A-Z]|^cch|^cel/i;
const STRICT = /^(?:c|n|cb|cch|celt|len)$/i;

/** Whether an integer's name says that it may count something. */
export function countsByName(name: string, type: Type): boolean {
  const plain = resolveAlias(type);
  if (/index$/i.test(name)) return false;
  return plain.kind === "integer" && plain.size >= 2 && (COUNT.test(name) || STRICT.test(name));
}
