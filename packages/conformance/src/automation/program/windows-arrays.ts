import { SafeArrayValue, VT } from "@combind/runtime";
import {
  BstrText,
  CallMemory,
  Double,
  Int32,
  pointerAt,
  safeArrayOf,
  writePointerAt,
} from "@combind/runtime/codegen";
import type { Oleaut32 } from "./oleaut32.ts";
import { compare } from "./report.ts";

/** Has Windows take apart arrays that the codecs made, and reads arrays that Windows made. */
export function compareArrays(system: Oleaut32): void {
  takeApart(system);
  readForeign(system);
}

function takeApart(system: Oleaut32): void {
  const Numbers = safeArrayOf(Int32, VT.I4);
  const memory = new CallMemory();
  const { address, view } = memory.block(16);
  const rows = [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    [
      [7, 8],
      [9, 10],
      [11, 12],
    ],
  ];
  const dimensions = [{ length: 2, lowerBound: 5 }, { length: 3 }, { length: 2, lowerBound: -1 }];
  const value = new SafeArrayValue(VT.I4, rows, dimensions);
  Numbers.write(view, 0, value as never, memory, "I.m", "p");
  const array = pointerAt(view, 0);
  const told = (hr: number): number => (hr === 0 ? view.getInt32(8, true) : Number.NaN);
  compare("SafeArrayGetDim", system.safeArrayGetDim(array), 3);
  compare("SafeArrayGetVartype", told(system.safeArrayGetVartype(array, address + 8)), VT.I4);
  for (const [index, { length, lowerBound = 0 }] of dimensions.entries()) {
    const bound = (get: Oleaut32["safeArrayGetLBound"]): number => told(get(array, index + 1, address + 8));
    const bounds = [bound(system.safeArrayGetLBound), bound(system.safeArrayGetUBound)];
    compare(`bounds of dimension ${index + 1}`, bounds, [lowerBound, lowerBound + length - 1]);
  }
  const place = memory.block(12);
  for (const [i, row] of rows.entries())
    for (const [j, column] of row.entries())
      for (const [k, expected] of column.entries()) {
        for (const [n, at] of [i + 5, j, k - 1].entries()) place.view.setInt32(n * 4, at, true);
        const actual = told(system.safeArrayGetElement(array, place.address, address + 8));
        compare(`SafeArrayGetElement of ${expected}`, actual, expected);
      }
  memory.free();
}

function readForeign(system: Oleaut32): void {
  const Texts = safeArrayOf(BstrText, VT.BSTR);
  const memory = new CallMemory();
  const bounds = memory.block(16);
  for (const [index, word] of [2, -3, 3, 4].entries()) bounds.view.setInt32(index * 4, word, true);
  const array = system.safeArrayCreate(VT.BSTR, 2, bounds.address);
  const place = memory.block(8);
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 3; j++) {
      place.view.setInt32(0, i - 3, true);
      place.view.setInt32(4, j + 4, true);
      system.safeArrayPutElement(array, place.address, memory.bstr(`${i}${j}`));
    }
  const { view } = memory.block(8);
  writePointerAt(view, 0, array);
  compare("an array of SafeArrayCreate", Texts.read(view, 0), [
    ["00", "01", "02"],
    ["10", "11", "12"],
  ]);
  let refused = "";
  try {
    safeArrayOf(Double, VT.R8).read(view, 0);
  } catch (error) {
    refused = (error as Error).message;
  }
  compare(
    "an array of another type",
    refused,
    "expected a SAFEARRAY of VT_R8 (0x5), got one of VT_BSTR (0x8)",
  );
  Texts.free?.(view, 0);
  memory.free();
}
