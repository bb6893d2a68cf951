import { type model, resolveAlias } from "@combind/midl";

/**
 * Why the size of a struct is not known although IDL gives it one; undefined where it is. A pointer to such a struct is an
 * address: a copy would be too short for whoever reads it or fills it.
 */
export function unsaidSize(record: model.Record): string | undefined {
  if (isStandIn(record)) return "it stands in for a struct that only C headers define";
  return isOpenEnded(record) ? "it goes on behind its last field" : undefined;
}

/** `struct { int dummy; }`, by which IDL files name a struct of a C header that they do not import. */
function isStandIn({ fields }: model.Record): boolean {
  return fields.length === 1 && fields[0]?.name === "dummy";
}

/** A struct that ends in as many elements as there are: an array without a size or with one that is told, in C often of one. */
function isOpenEnded(record: model.Record): boolean {
  const last = record.kind === "struct" ? record.fields.at(-1) : undefined;
  if (last === undefined) return false;
  const type = resolveAlias(last.type);
  if (type.kind === "record") return isOpenEnded(type.record);
  const isSized = last.attributes.some(({ name }) => name === "size_is" || name === "max_is");
  return type.kind === "array" && (isSized || type.count === undefined || type.count < 2);
}
