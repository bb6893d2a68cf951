import { type model, resolveAlias, type Type } from "@combind/midl";
import type { RecordProjection, UnionProjection } from "../projection.ts";
import { bytesAsIntegers, membersOf } from "./extents.ts";

const SIZES: { readonly [letter: string]: number } = {
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  f: 4,
  l: 8,
  L: 8,
  d: 8,
  p: 8,
  n: 8,
  N: 8,
};

/** The System V ABI puts larger records into memory, whatever they consist of. */
const LARGEST_IN_REGISTERS = 16;

/**
 * The letters by which a record is passed by value: its true members where they lie as C would put them, else integers
 * that cover it; undefined where that would send floating-point numbers into the wrong registers.
 */
export function recordMembers(decision: RecordProjection | UnionProjection): string | undefined {
  const values =
    decision.declares === "record"
      ? decision.fields.map(({ value }) => value)
      : decision.arms.map(({ value }) => value);
  const parts = values.map(membersOf);
  const size = decision.size.wide;
  const letters = parts.every((part) => part !== undefined) ? parts.join("") : undefined;
  if (decision.declares === "record" && letters !== undefined && naturalSize(letters) === size)
    return letters;
  return coveringIntegers(size, letters === undefined || /[fd]/.test(letters));
}

/** The same for a record that is no more than its bytes. */
export function opaqueMembers(record: model.Record, size: number): string | undefined {
  return coveringIntegers(
    size,
    record.fields.some(({ type }) => holds(type, FLOATS)),
  );
}

function coveringIntegers(size: number, hasFloats: boolean): string | undefined {
  return hasFloats && size <= LARGEST_IN_REGISTERS ? undefined : bytesAsIntegers(size);
}

/** Whether a record has pointers in it, which are no mere bytes: somebody owns what they point to. */
export function holdsPointers(record: model.Record): boolean {
  return record.fields.some(({ type }) => holds(type, POINTERS));
}

const FLOATS: ReadonlySet<string> = new Set(["float"]);
const POINTERS: ReadonlySet<string> = new Set(["pointer", "interface", "safearray"]);

/** Whether what has a type has, at any depth of records and arrays, something of certain kinds in place. */
function holds(type: Type, kinds: ReadonlySet<string>): boolean {
  const plain = resolveAlias(type);
  if (plain.kind === "array") return holds(plain.of, kinds);
  if (plain.kind === "record") return plain.record.fields.some((one) => holds(one.type, kinds));
  return kinds.has(plain.kind);
}

/** Bytes of a C struct with such members. */
function naturalSize(letters: string): number {
  let end = 0;
  let align = 1;
  for (const letter of letters) {
    const size = SIZES[letter] as number;
    end = Math.ceil(end / size) * size + size;
    align = Math.max(align, size);
  }
  return Math.ceil(end / align) * align;
}
