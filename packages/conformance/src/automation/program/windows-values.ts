import { Currency, Decimal, IUnknown, implement, oleDateToDate, TypedVariant, VT } from "@combind/runtime";
import {
  CallMemory,
  type Codec,
  ExactPropVariant,
  ExactVariant,
  HString,
  pointerAt,
  Variant,
} from "@combind/runtime/codegen";
import { type Oleaut32, openOleaut32 } from "./oleaut32.ts";
import { compare } from "./report.ts";
import { ARRAYS, PROPERTIES, REFERENCES, VALUES } from "./values.ts";
import { compareArrays } from "./windows-arrays.ts";

/** Has Windows copy, convert and free what the codecs wrote, and reads and frees what Windows made. */
export function compareWithWindows(): void {
  const system = openOleaut32();
  compareCopies(system);
  compareConversions(system);
  compareDates(system);
  compareReferences(system);
  compareStrings(system);
  compareArrays(system);
}

function compareCopies({ variantCopy, propVariantCopy }: Oleaut32): void {
  for (const [typed, text] of [...VALUES, ...ARRAYS, ...REFERENCES]) {
    compare(`VariantCopy of ${text}`, copied(ExactVariant, typed, variantCopy), typed);
  }
  for (const [typed, text] of [...VALUES, ...PROPERTIES]) {
    // Wine's PropVariantCopy ends a BSTR at its first U+0000.
    if (String(typed.value).includes("\0")) continue;
    compare(`PropVariantCopy of ${text}`, copied(ExactPropVariant, typed, propVariantCopy), typed);
  }
}

function copied(codec: Codec, value: unknown, copy: (to: number, from: number) => number): unknown {
  const memory = new CallMemory();
  try {
    const to = memory.block(codec.size);
    const hr = copy(to.address, memory.record(value, codec, "I.m", "p"));
    if (hr < 0) return `failed: ${hr}`;
    try {
      return codec.read(to.view, 0);
    } finally {
      codec.free?.(to.view, 0);
    }
  } finally {
    memory.free();
  }
}

function compareConversions({ variantChangeType }: Oleaut32): void {
  const cases: readonly (readonly [from: unknown, vt: number, to: unknown])[] = [
    ["12", VT.I4, 12],
    [true, VT.I2, -1],
    [12, VT.BSTR, "12"],
    [2n ** 64n - 1n, VT.BSTR, "18446744073709551615"],
    [Currency.parse("-12.3456"), VT.R8, -12.3456],
    [0.0001, VT.CY, Currency.parse("0.0001")],
    [Decimal.parse("-79228162514264337593543950335"), VT.BSTR, "-79228162514264337593543950335"],
    ["12.5", VT.DECIMAL, Decimal.parse("12.5")],
    [new Date(2001, 1, 3, 18), VT.R8, 36925.75],
    [-1.25, VT.DATE, new Date(1899, 11, 29, 6)],
    [new TypedVariant(VT.BYREF | VT.I4, 7), VT.I4, 7],
  ];
  for (const [from, vt, to] of cases) {
    const convert = (target: number, source: number): number => variantChangeType(target, source, 0, vt);
    compare(`VariantChangeType to ${vt} of ${String(from)}`, copied(Variant, from, convert), to);
  }
}

/** Local time has no zone there: the fields must be those of the Date. */
function compareDates({ variantTimeToSystemTime }: Oleaut32): void {
  const memory = new CallMemory();
  const { address, view } = memory.block(16);
  for (const days of [0, 0.5, 1, -1, -1.25, -657_434, 25_569.125, 45_000.75, 2_958_465]) {
    variantTimeToSystemTime(days, address);
    const [year, month, , day, hours, minutes, seconds] = Array.from({ length: 7 }, (_, index) =>
      view.getUint16(index * 2, true),
    );
    const date = new Date(year!, month! - 1, day, hours, minutes, seconds);
    compare(`VariantTimeToSystemTime of ${days}`, oleDateToDate(days), date);
  }
  memory.free();
}

/** References are counted by whoever copies and frees the arrays that they are in. */
function compareReferences({ variantCopy, variantClear }: Oleaut32): void {
  let gone = 0;
  const object = implement(IUnknown, {}, { onFinalRelease: () => gone++ });
  const memory = new CallMemory();
  const value = [object, new TypedVariant(VT.ARRAY | VT.UNKNOWN, [object, null])];
  const from = memory.record(value, Variant, "I.m", "p");
  const [kept, cleared] = [memory.block(Variant.size), memory.block(Variant.size)];
  variantCopy(kept.address, from);
  variantCopy(cleared.address, from);
  object.dispose();
  compare("VariantClear of references", [variantClear(cleared.address), gone], [0, 0]);
  memory.free();
  compare("references that a copy holds", gone, 0);
  const [first, [second, third]] = Variant.read(kept.view, 0) as [IUnknown, [IUnknown, null]];
  Variant.free?.(kept.view, 0);
  compare("references that wrappers hold", [gone, third], [0, null]);
  first.dispose();
  second.dispose();
  compare("references are all given back", gone, 1);
}

function compareStrings({ windowsCreateString, windowsGetStringLen }: Oleaut32): void {
  const memory = new CallMemory();
  const { address, view } = memory.block(HString.size);
  windowsCreateString("from Windows", 12, address);
  compare("a string of WindowsCreateString", HString.read(view, 0), "from Windows");
  HString.free?.(view, 0);
  HString.write(view, 0, "a\0b", memory, "I.m", "p");
  compare("WindowsGetStringLen", windowsGetStringLen(pointerAt(view, 0)), 3);
  compare("a string of ours", HString.read(view, 0), "a\0b");
  memory.free();
}
