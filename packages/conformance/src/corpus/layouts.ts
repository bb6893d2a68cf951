import type { StructJson } from "@combind/midl";
import { cNameOf } from "./c-names.ts";
import type { WidlHeader } from "./headers.ts";
import type { CorpusModel } from "./model.ts";

/** A statement about a layout that a C compiler finds true or false. */
export interface Claim {
  /** What is claimed, for people: `the offset of X.y`. */
  readonly what: string;
  /** A constant expression of C. */
  readonly expression: string;
  /** What combind says it is, in bytes. */
  readonly ours: number;
}

/** All that combind says about one struct or union: size, alignment, and the place and size of each field. */
export function claimsOf(record: StructJson): Claim[] {
  const type = cName(record);
  const called = record.name === "" ? type : record.name;
  const fields = record.fields
    .filter(({ bits }) => bits === undefined)
    .flatMap(({ name, offset, size }): Claim[] => [
      {
        what: `the offset of ${called}.${name}`,
        expression: `__builtin_offsetof(${type}, ${name})`,
        ours: offset,
      },
      { what: `the size of ${called}.${name}`, expression: `sizeof(((${type} *)0)->${name})`, ours: size },
    ]);
  return [
    { what: `the size of ${called}`, expression: `sizeof(${type})`, ours: record.size },
    { what: `the alignment of ${called}`, expression: `_Alignof(${type})`, ours: record.align },
    ...fields,
  ];
}

/** The records of one file that C can name and that its header shows to C. */
export function recordsOf(model: CorpusModel, { hidden }: WidlHeader): StructJson[] {
  return model.structs.filter(
    (record) => record.name !== "" && !hidden.has(cNameOf(record)) && !hidden.has(record.tag ?? ""),
  );
}

/** By tag where there is one, because a name may also be that of a variable or function. */
function cName(record: StructJson): string {
  const { tag, kind } = record;
  if (record.cName !== undefined) return `${kind} ${record.cName}`;
  return tag === null ? record.name : `${kind} ${tag}`;
}
