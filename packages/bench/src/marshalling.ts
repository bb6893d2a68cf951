import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInstanceFrom, guid, type InterfaceClass, type IUnknown, pointerOf } from "@combind/runtime";
import { generate } from "combind";
import koffi from "koffi";
import type { Subject } from "./measure.ts";

const PACKAGE = join(import.meta.dirname, "..");
const MEBIBYTE = 1 << 20;
const TEXT = "http://downloads.example.com/reports/2026/quarterly/report-0004.bin".slice(0, 64);

/** What the generated class of idl/bench.idl has, and the addon with the object's address before the arguments. */
interface Bench {
  getProgress(): { readonly bytesTotal: bigint; readonly filesTotal: number };
  setName(name: string): void;
  getName(): string;
  setData(data: Uint8Array): void;
  fillData(count: number): Uint8Array;
  getData(): Uint8Array;
}

type Addon = {
  readonly [K in keyof Bench]: (self: number, ...values: Parameters<Bench[K]>) => ReturnType<Bench[K]>;
};

/** Subjects that do the same, the first of which is what the others are compared with. */
export interface Comparison {
  readonly title: string;
  readonly subjects: readonly Subject[];
  /** Calls of a round. */
  readonly calls: number;
  /** Puts the object into the state that is measured. */
  readonly prepare?: () => unknown;
}

/** Generates a class from idl/bench.idl, and compares its methods with the addon's. */
export async function marshallingComparisons(objectPath: string, addonPath: string): Promise<Comparison[]> {
  const IBench = await generatedClass();
  const bench = createInstanceFrom(objectPath, guid("8f6d0b5e-6b43-4a38-9a1c-3a7f1f0c5d02"), IBench);
  const self = Number(pointerOf(bench));
  const addon = createRequire(import.meta.url)(addonPath) as Addon;
  const data = new Uint8Array(MEBIBYTE).fill(7);
  const few = 200_000;
  const many = 100;
  return [
    {
      title: "one call that hands a struct of four members back",
      calls: few,
      subjects: [
        { name: "N-API addon that builds the object", run: sum(() => addon.getProgress(self).filesTotal) },
        { name: "combind, generated method", run: sum(() => bench.getProgress().filesTotal) },
        { name: "Koffi, out parameter of a struct type", run: sum(koffiProgress(self)) },
      ],
    },
    ...[TEXT.slice(0, 16), TEXT].flatMap((text): Comparison[] => [
      {
        title: `one call that takes a string of ${text.length} characters`,
        calls: few,
        subjects: [
          { name: "N-API addon", run: sum(() => addon.setName(self, text)) },
          { name: "combind, generated method", run: sum(() => bench.setName(text)) },
        ],
      },
      {
        title: `one call that hands a string of ${text.length} characters back, which is freed`,
        calls: few,
        prepare: () => bench.fillData(text.length),
        subjects: [
          { name: "N-API addon", run: sum(() => addon.getName(self).length) },
          { name: "combind, generated method", run: sum(() => bench.getName().length) },
        ],
      },
    ]),
    {
      title: "one call that takes 1 MiB",
      calls: many,
      subjects: [
        { name: "N-API addon, which copies", run: sum(() => addon.setData(self, data)) },
        { name: "combind, generated method", run: sum(() => bench.setData(data)) },
      ],
    },
    {
      title: "one call that fills 1 MiB of the caller's",
      calls: many,
      subjects: [
        { name: "N-API addon", run: sum(() => addon.fillData(self, MEBIBYTE).length) },
        { name: "combind, generated method", run: sum(() => bench.fillData(MEBIBYTE).length) },
      ],
    },
    {
      title: "one call that hands 1 MiB back, which is freed",
      calls: many,
      subjects: [
        { name: "N-API addon", run: sum(() => addon.getData(self).length) },
        { name: "combind, generated method", run: sum(() => bench.getData().length) },
      ],
    },
  ];
}

async function generatedClass(): Promise<InterfaceClass<IUnknown & Bench>> {
  const folder = join(PACKAGE, ".cache", "gen");
  const root = join(PACKAGE, "../..");
  const { targets, ok } = generate({
    folder: root,
    targets: [
      { package: "@combind/system", inputs: ["idl/system/*.idl"] },
      { package: "bench", inputs: ["packages/bench/idl/*.idl"], include: ["idl/system"], out: folder },
    ],
  });
  if (!ok) throw new Error("idl/bench.idl has errors");
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of targets[0]?.files ?? []) writeFileSync(join(folder, path), text);
  const module = (await import(join(folder, "bench.ts"))) as {
    readonly IBench: InterfaceClass<IUnknown & Bench>;
  };
  return module.IBench;
}

/** What Koffi's manual shows: a struct type, and an out parameter of it. */
function koffiProgress(self: number): () => number {
  koffi.struct("BenchProgress", {
    bytesTotal: "uint64",
    bytesTransferred: "uint64",
    filesTotal: "uint32",
    filesTransferred: "uint32",
  });
  const vtable = Number(koffi.decode.uint64(BigInt(self)));
  const slot = BigInt(koffi.decode.uint64(BigInt(vtable + 3 * 8)));
  const call = koffi.decode(
    slot,
    koffi.proto("int32 GetProgress(uintptr self, _Out_ BenchProgress *progress)"),
  );
  return () => {
    const progress = {} as { filesTotal: number };
    if (call(self, progress) < 0) throw new Error("GetProgress failed");
    return progress.filesTotal;
  };
}

function sum(call: () => unknown): Subject["run"] {
  return (count) => {
    let total = 0;
    for (let index = 0; index < count; index++) total += Number(call() ?? 0);
    return total;
  };
}
