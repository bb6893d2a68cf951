import { globSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Comparisons, compareFamily, KINDS, type Models } from "../../src/facts/compare.ts";
import { type Family, readFamily } from "../../src/facts/family.ts";
import { IDL } from "../../src/paths.ts";
import { IDL_FOLDERS } from "../../src/referee/inputs.ts";
import { combindModel } from "../../src/referee/model.ts";

/** How many of each there are; fewer compared is a failure. The records have a layout for each size of pointers. */
const EXPECTED: Readonly<Record<keyof Comparisons, number>> = {
  files: 13,
  interfaces: 31,
  methods: 154,
  parameters: 196,
  enums: 11,
  structs: 8,
  unions: 3,
  layouts: 22,
  coclasses: 11,
  constants: 47,
  results: 132,
};

describe("combind's model of idl/bits against the facts of BITS", () => {
  let family: Family;
  let models: Models;
  beforeAll(() => {
    const files = globSync(join(IDL, "bits/*.idl")).sort();
    family = readFamily();
    models = {
      win64: combindModel(files, IDL_FOLDERS, "win64"),
      win32: combindModel(files, IDL_FOLDERS, "win32"),
    };
  });

  function differences(comparisons: Comparisons): string[] {
    return KINDS.flatMap((kind) => comparisons[kind].differences);
  }

  test("nothing differs, and nothing was left out", () => {
    const comparisons = compareFamily(family, models);
    console.log(KINDS.map((kind) => `${comparisons[kind].compared} ${kind}`).join(", "));
    expect(differences(comparisons)).toEqual([]);
    for (const kind of KINDS) expect(comparisons[kind].compared, kind).toBeGreaterThanOrEqual(EXPECTED[kind]);
  });

  test("a fact that changes is found, whatever it is", () => {
    const bits = family["Bits.idl"]!;
    const bits5 = family["Bits5_0.idl"]!;
    const file = bits.interfaces.IBackgroundCopyFile!;
    const [first, second, third] = file.methods;
    const value = bits5.records.BITS_JOB_PROPERTY_VALUE!;
    const faulty: Family = {
      ...family,
      "Bits.idl": {
        ...bits,
        interfaces: {
          ...bits.interfaces,
          IBackgroundCopyFile: {
            ...file,
            vtable: file.vtable.with(3, "GetLocalName").with(4, "GetRemoteName"),
            methods: [
              first!,
              { ...second!, slot: 5 },
              { ...third!, parameters: ["[in] BG_FILE_PROGRESS* pVal"] },
            ],
          },
        },
        enums: { ...bits.enums, BG_JOB_TYPE: { ...bits.enums.BG_JOB_TYPE, BG_JOB_TYPE_UPLOAD: 3 } },
        coclasses: {
          BackgroundCopyManager: { ...bits.coclasses.BackgroundCopyManager!, default: "IUnknown" },
        },
        constants: { ...bits.constants, BG_SIZE_UNKNOWN: "18446744073709551614" },
      },
      "Bits5_0.idl": {
        ...bits5,
        records: {
          ...bits5.records,
          BITS_JOB_PROPERTY_VALUE: {
            ...value,
            fields: value.fields.with(0, "ULONG Dword"),
            win32: { ...value.win32, align: 4 },
          },
        },
      },
      "bitsmsg.idl": {
        ...family["bitsmsg.idl"]!,
        constants: { ...family["bitsmsg.idl"]!.constants, BG_E_EMPTY: 0x80200002 },
      },
    };
    expect(differences(compareFamily(faulty, models)).map((line) => line.split(":")[0])).toEqual([
      "the interface IBackgroundCopyFile",
      "the method IBackgroundCopyFile.GetLocalName",
      "parameter 1 of IBackgroundCopyFile.GetProgress",
      "the enum BG_JOB_TYPE",
      "the union BITS_JOB_PROPERTY_VALUE",
      "the layout of BITS_JOB_PROPERTY_VALUE on win32",
      "the coclass BackgroundCopyManager",
      "the constant BG_SIZE_UNKNOWN",
      "the constant BG_E_EMPTY",
    ]);
  });

  test("what only one side has is found", () => {
    const { IBitsTokenOptions, ...others } = family["Bits4_0.idl"]!.interfaces;
    const lacking: Family = { ...family, "Bits4_0.idl": { ...family["Bits4_0.idl"]!, interfaces: others } };
    expect(IBitsTokenOptions).toBeDefined();
    expect(differences(compareFamily(lacking, models))).toEqual([
      expect.stringMatching(/^what .*Bits4_0\.idl defines: .*IBitsTokenOptions/),
    ]);
    const less: Models = { ...models, win64: models.win64.slice(0, -1) };
    expect(differences(compareFamily(family, less))).toEqual([expect.stringContaining("the IDL files: ")]);
  });
});
