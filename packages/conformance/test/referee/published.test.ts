import { globSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { IDL } from "../../src/paths.ts";
import { Comparison } from "../../src/referee/comparison.ts";
import { combindModel, type FileModel } from "../../src/referee/model.ts";
import {
  compareWithMingw,
  compareWithWine,
  staleExceptions,
  wineFacts,
} from "../../src/referee/published.ts";
import { suite } from "../../src/requirements.ts";

const FILES = globSync(join(IDL, "system/*.idl")).sort();
const FOLDERS = [join(IDL, "system")];

suite("combind's model of idl/system against Wine's headers", { needs: ["wine-headers"] }, () => {
  let models: readonly FileModel[];
  beforeAll(() => {
    models = combindModel(FILES, FOLDERS, "win64");
  });

  test("interfaces and classes: IIDs, bases, slots in order", () => {
    const facts = wineFacts();
    const comparison = new Comparison();
    for (const model of models) compareWithWine(model, facts, comparison);
    console.log(`${comparison.compared} facts compared`);
    expect(comparison.differences).toEqual([]);
    expect(comparison.compared).toBeGreaterThanOrEqual(860);
  });

  test("a planted fault in each kind of fact is found", () => {
    const model = models.find(({ path }) => path.endsWith("ocidl.idl"))!;
    const [first] = model.interfaces;
    const vtable = first!.vtable.with(4, first!.vtable[5]!).with(5, first!.vtable[4]!);
    const faulty: FileModel = {
      ...model,
      interfaces: [
        { ...first!, iid: "b196b287-bab4-101a-b69c-00aa00341d08", base: "IDispatch", vtable },
        { ...first!, name: "INobody", vtable: [] },
      ],
      coclasses: [{ name: "ShellLink", clsid: "00021401-0000-0000-c000-000000000047", default: null }],
    };
    const comparison = new Comparison();
    compareWithWine(faulty, wineFacts(), comparison);
    expect(comparison.differences.map((line) => line.split(":")[0])).toEqual([
      "the IID of IEnumConnections",
      "the base of IEnumConnections",
      "slot 4 of IEnumConnections",
      "slot 5 of IEnumConnections",
      "the IID of INobody",
      "the base of INobody",
      "the length of INobody's vtable",
      "the CLSID of ShellLink",
    ]);
  });
});

for (const [abi, compiler] of [
  ["win64", "mingw64"],
  ["win32", "mingw32"],
] as const) {
  suite(`combind's model of idl/system against mingw's headers for ${abi}`, { needs: [compiler] }, () => {
    let models: readonly FileModel[];
    beforeAll(() => {
      models = combindModel(FILES, FOLDERS, abi);
    });

    test("sizes, alignments, offsets, enumerators, constants and the types of methods", () => {
      const comparison = new Comparison();
      compareWithMingw(models, abi, comparison);
      console.log(`${abi}: ${comparison.compared} values compared`);
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThanOrEqual(2100);
      expect(staleExceptions(models)).toEqual([]);
    });

    test("a planted fault in each kind of value is found", () => {
      const model = models.find(({ path }) => path.endsWith("ocidl.idl"))!;
      const struct = model.structs.find(({ name }) => name === "CONNECTDATA")!;
      const [first, second] = struct.fields;
      const point = model.interfaces.find(({ name }) => name === "IConnectionPoint")!;
      const unadvise = point.methods.find(({ name }) => name === "Unadvise")!;
      const params = [{ ...unadvise.params[0]!, type: "WORD" }];
      const faulty: FileModel = {
        ...model,
        interfaces: [{ ...point, methods: [{ ...unadvise, params }] }],
        structs: [
          {
            ...struct,
            size: struct.size + 8,
            align: struct.align * 2,
            fields: [first!, { ...second!, offset: second!.offset + 4 }],
          },
        ],
        enums: [{ name: "GUIDKIND", members: { GUIDKIND_DEFAULT_SOURCE_DISP_IID: 2 } }],
        constants: { FADF_BSTR: 257 },
      };
      const comparison = new Comparison();
      compareWithMingw([faulty], abi, comparison);
      expect(comparison.differences.map((line) => line.split(":")[0])).toEqual(
        [
          "the size of CONNECTDATA",
          "the alignment of CONNECTDATA",
          "the offset of CONNECTDATA.dwCookie",
          "the value of GUIDKIND_DEFAULT_SOURCE_DISP_IID",
          "the value of FADF_BSTR",
          "the type of IConnectionPoint.Unadvise",
        ].map((what) => `${what} of ocidl.idl on ${abi}`),
      );
    });
  });
}
