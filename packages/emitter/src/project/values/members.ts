import { type model, resolveAlias, sizeOf, type Type } from "@combind/midl";
import type { FieldProjection, RecordProjection, UnionProjection } from "../projection.ts";
import type { Extent } from "../value-projection.ts";
import { bytesAsIntegers, membersOf } from "./extents.ts";

/** Bytes of what a letter stands for, with pointers of 8 and of 4 bytes. */
const SIZES: Readonly<Record<keyof Extent, { readonly [letter: string]: number }>> = {
  wide: { b: 1, B: 1, h: 2, H: 2, i: 4, I: 4, f: 4, l: 8, L: 8, d: 8, p: 8, n: 8, N: 8 },
  narrow: { b: 1, B: 1, h: 2, H: 2, i: 4, I: 4, f: 4, l: 8, L: 8, d: 8, p: 4, n: 4, N: 4 },
};

const LAYOUTS = ["wide", "narrow"] as const;

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
  const letters = decision.declares === "record" ? placedMembers(decision.fields) : undefined;
  const isWhole = (layout: keyof Extent) => naturalSize(letters ?? "", layout) === decision.size[layout];
  return letters !== undefined && LAYOUTS.every(isWhole) ? letters : opaqueMembers(record, decision.size);
}

/** The letters of fields, if each field lies where C would put its letters. */
function placedMembers(fields: readonly FieldProjection[]): string | undefined {
  let letters = "";
  let bits = -1;
  for (const { value, offset } of fields) {
    // Bit-fields that share their bytes are one member.
    if (value.kind === "bits" && offset.wide === bits) continue;
    const part = membersOf(value);
    if (part === undefined) return undefined;
    if (!LAYOUTS.every((layout) => placeFor(part, letters, layout) === offset[layout])) return undefined;
    letters += part;
    bits = value.kind === "bits" ? offset.wide : -1;
  }
  return letters;
}

/** Where a struct of such members goes behind others. */
function placeFor(part: string, letters: string, layout: keyof Extent): number {
  const align = alignOf(part, layout);
  const start = Math.ceil(endOf(letters, layout) / align) * align;
  const first = endOf(letters + part.charAt(0), layout) - (SIZES[layout][part.charAt(0)] ?? 0);
  // Letters have no more than their own alignment.
  return start === first ? start : -1;
}

/** The same for a record that is no more than its bytes. */
export function opaqueMembers(record: model.Record, size: Extent): string | undefined {
  if (size.wide > LARGEST_IN_REGISTERS) return bytesAsIntegers(size);
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
function naturalSize(letters: string, layout: keyof Extent): number {
  const align = alignOf(letters, layout);
  return Math.ceil(endOf(letters, layout) / align) * align;
}

/** Where the last of such members ends. */
function endOf(letters: string, layout: keyof Extent): number {
  let end = 0;
  for (const letter of letters) {
    const size = SIZES[layout][letter] as number;
    end = Math.ceil(end / size) * size + size;
  }
  return end;
}

function alignOf(letters: string, layout: keyof Extent): number {
  return Math.max(1, ...Array.from(letters, (letter) => SIZES[layout][letter] as number));
}
