import { createRequire } from "node:module";
import { IBackgroundCopyJobHttpOptions } from "@combind/bits";
import { createInstanceFrom, guid, pointerOf } from "@combind/runtime";
import koffi from "koffi";
import type { Subject } from "./measure.ts";

const SLOT = 10;

/** Four ways to call GetSecurityFlags(this, ULONG*) of the same C object and get a number. */
export function getterSubjects(objectPath: string, addonPath: string): Subject[] {
  const clsid = guid("6a1f0d3e-8f3b-4c53-9d2d-6a0f1a1b2c3d");
  const wrapper = createInstanceFrom(objectPath, clsid, IBackgroundCopyJobHttpOptions);
  const self = Number(pointerOf(wrapper));
  const addon = createRequire(import.meta.url)(addonPath) as { getSecurityFlags(self: number): number };
  return [
    { name: "Koffi, best shape by hand", run: bare(self) },
    {
      name: "combind, generated getter",
      run: (count) => sum(count, () => wrapper.getSecurityFlags()),
    },
    { name: "N-API addon by hand", run: (count) => sum(count, () => addon.getSecurityFlags(self)) },
    { name: "Koffi, koffi.call with an out parameter", run: naive(self) },
  ];
}

/** A cached function with `uintptr` parameters, and one scratch cell whose address is known. No checks at all. */
function bare(self: number): Subject["run"] {
  const cell = new Uint32Array(2);
  const address = Number(koffi.address(cell.buffer));
  const slot = koffi.decode(slotAddress(self), koffi.proto("int32 GetBare(uintptr self, uintptr flags)"));
  return (count) =>
    sum(count, () => {
      if (slot(self, address) < 0) throw new Error("GetSecurityFlags failed");
      return cell[0] as number;
    });
}

/** What one writes first: the vtable read for each call, Koffi's own out parameters. */
function naive(self: number): Subject["run"] {
  const proto = koffi.proto("int32 GetNaive(uintptr self, _Out_ uint32 *flags)");
  return (count) =>
    sum(count, () => {
      const flags = [0];
      if (koffi.call(slotAddress(self), proto, self, flags) < 0) throw new Error("GetSecurityFlags failed");
      return flags[0] as number;
    });
}

function slotAddress(self: number): bigint {
  const vtable = Number(koffi.decode.uint64(BigInt(self)));
  return BigInt(koffi.decode.uint64(BigInt(vtable + SLOT * 8)));
}

function sum(count: number, call: () => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += call();
  return total;
}
