import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ByRef, SafeArrayValue, TypedVariant, VT } from "@combind/runtime";
import { CallMemory, type Codec, HString, PropVariant, TaskMemory, Variant } from "@combind/runtime/codegen";
import { compare } from "./report.ts";

const LARGE = "x".repeat(32_000);
const RUNS = 2_000;
const ROUNDS = 3;

/** A leak of one of the large texts in each run would be twice as much. */
const MOST_GROWTH = 64 << 20;

/** Values that own much, each with the codec of its kind. */
const OWNERS: readonly (readonly [what: string, codec: Codec, value: unknown])[] = [
  ["a text", Variant, LARGE],
  ["an array of numbers", Variant, new Float64Array(8_000)],
  ["an array of texts", Variant, new TypedVariant(VT.ARRAY | VT.BSTR, ["", LARGE])],
  ["an array of arrays", Variant, [1, [LARGE]]],
  ["a table", Variant, new SafeArrayValue(VT.BSTR, [[LARGE], [""]], 2)],
  ["a property's text", PropVariant, LARGE],
  ["a property's vector", PropVariant, ["", LARGE]],
  ["a property's bytes", PropVariant, new Uint8Array(64_000)],
  ["a string of the Windows Runtime", HString, LARGE],
];

/** Makes and frees each many times, as an argument and as a result, and watches the memory of the process. */
export function compareMemory(): void {
  for (const [what, codec, value] of OWNERS) {
    compare(
      `memory for ${what} as an argument`,
      growth(() => passAndFree(codec, value)),
      "little",
    );
    compare(
      `memory for ${what} as a result`,
      growth(() => handOverAndFree(codec, value)),
      "little",
    );
  }
  compare(
    "memory for a reference",
    growth(() => passAndFree(Variant, new ByRef([LARGE]))),
    "little",
  );
  const wrong = (): void => {
    try {
      passAndFree(Variant, [LARGE, Symbol.iterator]);
    } catch {
      return;
    }
    throw new Error("nothing was thrown");
  };
  compare("memory for an array with a wrong element", growth(wrong), "little");
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function growth(run: () => void): string {
  const repeat = (times: number): number => {
    for (let count = 0; count < times; count++) run();
    collectGarbage();
    return process.memoryUsage().rss;
  };
  // V8 takes more memory now and then, and keeps it. A leak grows every time.
  let before = repeat(RUNS / 4);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && least >= MOST_GROWTH; round++) {
    const after = repeat(RUNS);
    least = Math.min(least, after - before);
    before = after;
  }
  return least < MOST_GROWTH ? "little" : `${least} bytes`;
}

function passAndFree(codec: Codec, value: unknown): void {
  const memory = new CallMemory();
  try {
    memory.record(value, codec, "I.m", "p");
  } finally {
    memory.free();
  }
}

function handOverAndFree(codec: Codec, value: unknown): void {
  const memory = new TaskMemory();
  const view = new DataView(new ArrayBuffer(codec.size));
  codec.write(view, 0, value, memory, "I.m", "p");
  memory.handOver();
  codec.free?.(view, 0);
}
