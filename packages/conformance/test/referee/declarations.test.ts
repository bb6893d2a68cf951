import { beforeAll, expect, test } from "vitest";
import { Comparison } from "../../src/referee/comparison.ts";
import { compareCoclasses, compareInterfaces, compareNames } from "../../src/referee/declarations.ts";
import { headerFacts, IDL_FILES, IDL_FOLDERS, writeHeaders } from "../../src/referee/inputs.ts";
import { combindModel, type FileModel } from "../../src/referee/model.ts";
import { suite } from "../../src/requirements.ts";
import type { HeaderFacts } from "../../src/widl/facts.ts";

suite("combind's model against widl's headers", { needs: ["widl"] }, () => {
  let files: readonly { readonly model: FileModel; readonly facts: HeaderFacts }[];
  beforeAll(() => {
    const headers = writeHeaders("declarations", "win64");
    const models = combindModel(IDL_FILES, IDL_FOLDERS, "win64");
    files = models.map((model, index) => ({ model, facts: headerFacts(headers, IDL_FILES[index]!) }));
  });

  type Compare = (model: FileModel, facts: HeaderFacts, comparison: Comparison) => void;
  function compareAll(compare: Compare): Comparison {
    const comparison = new Comparison();
    for (const { model, facts } of files) compare(model, facts, comparison);
    return comparison;
  }

  test("interfaces: bases, IIDs and slots in order", () => {
    const { compared, differences } = compareAll(compareInterfaces);
    console.log(`interfaces: ${compared} facts compared`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(1500);
  });

  test("coclasses and their CLSIDs", () => {
    const { compared, differences } = compareAll(compareCoclasses);
    console.log(`coclasses: ${compared} facts compared`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(40);
  });

  test("which enums, enumerators and records there are", () => {
    const { compared, differences } = compareAll(compareNames);
    console.log(`names: ${compared} facts compared`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(110);
  });

  test("a planted fault in each kind of fact is found", () => {
    const { model, facts } = files.find(({ model }) => model.path.endsWith("Bits10_2.idl"))!;
    const [options] = model.interfaces;
    const swapped = options!.vtable.with(11, options!.vtable[12]!).with(12, options!.vtable[11]!);
    const faulty: FileModel = {
      ...model,
      interfaces: [
        { ...options!, iid: "b591a192-a405-4fc3-8323-4c5c542578fd", base: "IUnknown", vtable: swapped },
      ],
      coclasses: [{ ...model.coclasses[0]!, clsid: "4575438f-a6c8-4976-b0fe-2f26b80d959f" }],
      enums: [{ name: "NOBODY", members: {} }],
    };
    const comparison = new Comparison();
    for (const compare of [compareInterfaces, compareCoclasses, compareNames])
      compare(faulty, facts, comparison);
    expect(comparison.differences.map((line) => line.split(":")[0])).toEqual([
      "the IID of IBackgroundCopyJobHttpOptions2",
      "the base of IBackgroundCopyJobHttpOptions2",
      "slot 11 of IBackgroundCopyJobHttpOptions2",
      "slot 12 of IBackgroundCopyJobHttpOptions2",
      "the CLSID of BackgroundCopyManager10_2",
      expect.stringContaining("enums of "),
      "the members of NOBODY",
    ]);
  });
});
