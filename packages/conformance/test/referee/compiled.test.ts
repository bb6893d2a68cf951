import { beforeAll, expect, test } from "vitest";
import { Comparison } from "../../src/referee/comparison.ts";
import { compareCompiled } from "../../src/referee/compiled.ts";
import { IDL_FILES, IDL_FOLDERS, writeHeaders } from "../../src/referee/inputs.ts";
import { combindModel, type FileModel } from "../../src/referee/model.ts";
import type { Abi } from "../../src/referee/probe.ts";
import { type Need, suite } from "../../src/requirements.ts";

const COMPILERS: readonly { readonly abi: Abi; readonly compiler: Need }[] = [
  { abi: "win64", compiler: "mingw64" },
  { abi: "win32", compiler: "mingw32" },
  { abi: "sysv64", compiler: "gcc" },
];

for (const { abi, compiler } of COMPILERS) {
  suite(`combind's model against the C compiler for ${abi}`, { needs: ["widl", compiler] }, () => {
    let headers: string;
    let models: readonly FileModel[];
    beforeAll(() => {
      headers = writeHeaders(abi, abi === "win32" ? "win32" : "win64");
      models = combindModel(IDL_FILES, IDL_FOLDERS, abi);
    });

    test("sizes, alignments, offsets, enumerators and constants", () => {
      const comparison = new Comparison();
      for (const model of models) compareCompiled(model, abi, headers, comparison);
      console.log(`${abi}: ${comparison.compared} values compared`);
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThanOrEqual(2100);
    });

    test("a planted fault in each kind of value is found", () => {
      const model = models.find(({ path }) => path.endsWith("Bits5_0.idl"))!;
      const struct = models.find(({ path }) => path.endsWith("Bits.idl"))!.structs[0]!;
      const [first, second, ...rest] = struct.fields;
      const faulty: FileModel = {
        ...model,
        structs: [
          {
            ...struct,
            size: struct.size + 8,
            align: struct.align / 2,
            fields: [first!, { ...second!, offset: second!.offset + 4 }, ...rest],
          },
        ],
        enums: [{ name: "BITS_JOB_PROPERTY_ID", members: { BITS_JOB_PROPERTY_ID_COST_FLAGS: 2 } }],
        constants: {},
      };
      const comparison = new Comparison();
      compareCompiled(faulty, abi, headers, comparison);
      expect(comparison.differences.map((line) => line.split(":")[0])).toEqual([
        `the size of BG_FILE_PROGRESS on ${abi}`,
        `the alignment of BG_FILE_PROGRESS on ${abi}`,
        `the offset of BG_FILE_PROGRESS.${second!.name} on ${abi}`,
        `the value of BITS_JOB_PROPERTY_ID_COST_FLAGS on ${abi}`,
      ]);
    });
  });
}
