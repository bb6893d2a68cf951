import { type model, resolveAlias, sizeOf, type Type } from "@combind/midl";
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
export function recordMembers(
  decision: RecordProjection | UnionProjection,
  record: model.Record,
): string | undefined {
  const values =
    decision.declares === "record"
      ? decision.fields.map(({ value }) => value)
      : decision.arms.map(({ value }) => value);
  const parts = values.map(membersOf);
  const size = decision.size.wide;
  const letters = parts.every((part) => part !== undefined) ? parts.join("") : undefined;
  if (decision.declares === "record" && letters !== undefined && naturalSize(letters) === size)
    return letters;
  return opaqueMembers(record, size);
}

/** The same for a record that is no more than its bytes. */
export function opaqueMembers(record: model.Record, size: number): string | undefined {
  if (size > LARGEST_IN_REGISTERS) return bytesAsIntegers(size);
  return travelsAsIntegers(membersAt({ kind: "record", record }, 0)) ? bytesAsIntegers(size) : undefined;
}

/** Whether a record has pointers in it, which are no mere bytes: somebody owns what they point to. */
export function holdsPointers(record: model.Record): boolean {
  return membersAt({ kind: "record", record }, 0).some(({ kind }) => POINTERS.has(kind));
}

const POINTERS: ReadonlySet<string> = new Set(["pointer", "interface", "safearray"]);

interface Member {
  readonly offset: number;
  readonly align: number;
  readonly kind: Type["kind"];
}

/**
 * Whether the System V ABI takes a small record for integers: one whose members are not aligned goes through memory, and 8
 * bytes of nothing but floating-point numbers, whatever lies over them in a union, through other registers.
 */
function travelsAsIntegers(members: readonly Member[]): boolean {
  const isAligned = members.every(({ offset, align }) => offset % align === 0);
  const integers = new Set(members.flatMap(({ offset, kind }) => (kind === "float" ? [] : offset >> 3)));
  return isAligned && members.every(({ offset }) => integers.has(offset >> 3));
}

/** What a type consists of in the end. */
function membersAt(type: Type, offset: number): Member[] {
  const plain = resolveAlias(type);
  if (plain.kind === "record")
    return plain.record.fields.flatMap((field) => membersAt(field.type, offset + field.offset));
  if (plain.kind === "array") {
    const bytes = sizeOf(plain.of, "win64")?.size ?? 0;
    const length = plain.count ?? 0;
    return Array.from({ length }, (_, at) => membersAt(plain.of, offset + at * bytes)).flat();
  }
  const align = sizeOf(plain, "win64")?.align ?? 1;
  return plain.kind === "void" ? [] : [{ offset, align, kind: plain.kind }];
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
