import { SafeArrayValue, TypedVariant, VT } from "@combind/runtime";
import { CallMemory, type Codec, ExactPropVariant, ExactVariant, TaskMemory } from "@combind/runtime/codegen";
import koffi from "koffi";
import { compare } from "./report.ts";
import { ARRAYS, PROPERTIES, REFERENCES, VALUES } from "./values.ts";

type Tell = (variant: number, text: Uint8Array) => void;

/** Compares the values that the codecs write with what C sees, and those that C makes with what the codecs read. */
export function compareWithC(path: string): void {
  const library = koffi.load(path);
  const tellVariant: Tell = library.func("tell_of_variant", "void", ["uintptr", "void*"]);
  const tellProperty: Tell = library.func("tell_of_prop_variant", "void", ["uintptr", "void*"]);
  const makeVariant = library.func("make_variant", "void", ["uint32", "uintptr"]);
  const tellLayout = library.func("tell_layout", "void", ["void*"]);

  compare(
    "layout",
    textOf((text) => tellLayout(text)),
    "VARIANT 24 at 8 DECIMAL 16 at 2 3 4 8 CY 8 PROPVARIANT 24 counted 16 at 8 SAFEARRAY at 0 2 4 8 16 24",
  );
  for (const [typed, text] of [...VALUES, ...ARRAYS, ...REFERENCES]) {
    compare(`C sees ${text}`, told(ExactVariant, typed, tellVariant), text);
  }
  for (const [typed, text] of [...VALUES, ...ARRAYS, ...PROPERTIES]) {
    compare(`C sees as a property ${text}`, told(ExactPropVariant, typed, tellProperty), text);
  }
  for (const expected of MADE)
    compare(`read what C made: ${expected.vt}`, made(expected.vt, makeVariant), expected);
}

function textOf(tell: (text: Uint8Array) => void): string {
  const text = Buffer.alloc(4096);
  tell(text);
  return text.toString("latin1", 0, text.indexOf(0));
}

function told(codec: Codec, value: unknown, tell: Tell): string {
  const memory = new CallMemory();
  try {
    const address = memory.record(value, codec, "I.m", "p");
    return textOf((text) => tell(address, text));
  } finally {
    memory.free();
  }
}

/** Reads and frees what C made. */
function made(vt: number, make: (vt: number, variant: number) => void): unknown {
  const memory = new TaskMemory();
  const { address, view } = memory.block(ExactVariant.size);
  make(vt, address);
  try {
    return ExactVariant.read(view, 0);
  } finally {
    ExactVariant.free?.(view, 0);
    memory.free();
  }
}

const grid = new SafeArrayValue(
  VT.BSTR,
  [
    ["1/-1", "1/0", "1/1"],
    ["2/-1", "2/0", "2/1"],
  ],
  [
    { length: 2, lowerBound: 1 },
    { length: 3, lowerBound: -1 },
  ],
);

const MADE: readonly TypedVariant[] = [
  new TypedVariant(VT.I1, -5),
  new TypedVariant(VT.UI2, 65535),
  new TypedVariant(VT.I4, -70000),
  new TypedVariant(VT.UI8, 0xfedcba9876543210n),
  new TypedVariant(VT.R4, 0.5),
  new TypedVariant(VT.R8, -1.25),
  new TypedVariant(VT.BOOL, true),
  new TypedVariant(VT.CY, "-1.2345"),
  new TypedVariant(VT.DATE, -1.25),
  new TypedVariant(VT.ERROR, "DISP_E_PARAMNOTFOUND (0x80020004)"),
  new TypedVariant(VT.DECIMAL, "-184467440737095516.21"),
  new TypedVariant(VT.BSTR, "C\0\u20ac"),
  new TypedVariant(VT.ARRAY | VT.BSTR, grid),
  new TypedVariant(
    VT.ARRAY | VT.VARIANT,
    new SafeArrayValue(VT.VARIANT, [
      new TypedVariant(VT.BSTR, "C\0\u20ac"),
      new TypedVariant(VT.ARRAY | VT.BSTR, grid),
    ]),
  ),
];
