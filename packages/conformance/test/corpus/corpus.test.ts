import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Corpus,
  compareAllInterfaces,
  compareAllLayouts,
  compareAllRecords,
  readCorpus,
} from "../../src/corpus/compare.ts";
import { FRAGMENTS } from "../../src/corpus/fragments.ts";
import { compareInterfaces, compareRecords } from "../../src/corpus/interfaces.ts";
import type { CorpusModel } from "../../src/corpus/model.ts";
import { measureInChild } from "../../src/corpus/report.ts";
import { judgeLayouts } from "../../src/corpus/verdicts.ts";
import { Comparison } from "../../src/referee/comparison.ts";
import { suite, WINE_HEADERS } from "../../src/requirements.ts";

suite("all of libwine-dev's IDL", { needs: ["wine-headers"] }, () => {
  test("is modelled in one process, without an error in any file that is not a fragment", () => {
    const { files, bytes, tokens, seconds, peakMebibytes, errors, fragments } = measureInChild();
    console.log(
      `${files} files, ${bytes} bytes, ${tokens} tokens: ${seconds.toFixed(2)} s, ${peakMebibytes} MiB`,
    );
    expect(errors).toEqual([]);
    expect(fragments).toEqual([...FRAGMENTS.keys()].sort());
    expect(files).toBeGreaterThanOrEqual(305);
    expect(tokens).toBeGreaterThanOrEqual(1_400_000);
    expect(peakMebibytes).toBeLessThan(1536);
  }, 120_000);

  test("each fragment is included by the file that the list names", () => {
    expect(FRAGMENTS.size).toBeLessThanOrEqual(50);
    for (const [name, { includer }] of FRAGMENTS) {
      expect(readFileSync(join(WINE_HEADERS, includer), "latin1")).toMatch(
        new RegExp(`^#include [<"]${name}[>"]`, "m"),
      );
    }
  });
});

suite("combind's model of it against widl and the C compilers", {
  needs: ["wine-headers", "widl", "mingw64", "mingw32"],
}, () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await readCorpus();
  }, 300_000);

  const modelOf = (name: string): CorpusModel => corpus.models.win64.find((model) => model.name === name)!;
  const headerOf = (name: string) => corpus.headers.find((header) => header.name === name)!;

  test("widl refuses the fragments, each for want of the name that the list gives, and nothing else", () => {
    const refused = corpus.headers.filter(({ header }) => header === undefined);
    expect(refused.map(({ name }) => name).sort()).toEqual([...FRAGMENTS.keys()].sort());
    for (const { name, refusal } of refused) expect(refusal).toMatch(FRAGMENTS.get(name)!.lacks);
    const idl = globSync(join(WINE_HEADERS, "*.idl")).map((path) => basename(path));
    expect(corpus.headers.map(({ name }) => name)).toEqual(expect.arrayContaining(idl));
  });

  test("interfaces: IIDs, and vtables slot by slot", () => {
    const { compared, differences } = compareAllInterfaces(corpus);
    console.log(`${compared} IIDs, slots and lengths compared`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(48_000);
  });

  test("which structs and unions there are", () => {
    const { compared, differences } = compareAllRecords(corpus);
    console.log(`${compared} structs and unions looked for`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(1_100);
  });

  test.each(["win64", "win32"] as const)(
    "sizes, alignments and offsets on %s",
    async (abi) => {
      const { equal, accepted, refused, differences, stale } = await compareAllLayouts(corpus, abi);
      console.log(
        `${abi}: ${accepted} structs and unions, ${equal} values equal, ${refused.length} unknown to C`,
      );
      expect(differences).toEqual([]);
      expect(stale).toEqual([]);
      expect(refused.length).toBeLessThanOrEqual(10);
      expect(accepted).toBeGreaterThanOrEqual(1_100);
      expect(equal).toBeGreaterThanOrEqual(13_000);
    },
    120_000,
  );

  describe("a planted fault is found:", () => {
    /** The differences of a file one of whose interfaces or structs is changed, without what follows the colon. */
    const differencesOf = (faulty: CorpusModel): string[] => {
      const comparison = new Comparison();
      compareInterfaces(faulty, headerOf(faulty.name), comparison);
      compareRecords(faulty, headerOf(faulty.name), comparison);
      return comparison.differences.map((line) => line.split(":")[0]!);
    };
    const withInterface = (change: (face: CorpusModel["interfaces"][number]) => object): CorpusModel => {
      const model = modelOf("objidl.idl");
      const interfaces = model.interfaces.map((face) =>
        face.name === "IStorage" ? { ...face, ...change(face) } : face,
      );
      return { ...model, interfaces };
    };

    test("a swapped slot", () => {
      const faulty = withInterface(({ vtable }) => ({
        vtable: vtable.with(4, vtable[5]!).with(5, vtable[4]!),
      }));
      expect(differencesOf(faulty)).toEqual([
        "slot 4 of IStorage of objidl.idl",
        "slot 5 of IStorage of objidl.idl",
      ]);
    });

    test("a missing slot", () => {
      expect(differencesOf(withInterface(({ vtable }) => ({ vtable: vtable.slice(0, -1) })))).toEqual([
        "the number of slots of IStorage of objidl.idl",
        "slot 17 of IStorage of objidl.idl",
      ]);
    });

    test("a wrong IID", () => {
      expect(differencesOf(withInterface(() => ({ iid: "0000000b-0000-0000-c000-000000000047" })))).toEqual([
        "the IID of IStorage of objidl.idl",
      ]);
    });

    test("an interface and a struct that are not there", () => {
      const model = modelOf("objidl.idl");
      const faulty = {
        ...model,
        interfaces: model.interfaces.filter(({ name }) => name !== "IStorage"),
        structs: model.structs.filter(({ name }) => name !== "STATDATA"),
      };
      expect(differencesOf(faulty)).toEqual([
        "the interface IStorage of objidl.idl",
        "the struct STATDATA of objidl.idl",
      ]);
    });

    test("a wrong offset, size and alignment, among all files and alone", async () => {
      const some = corpus.models.win64.filter(({ name }) => /^o/.test(name));
      const faulty = some.map((model) => {
        if (model.name !== "objidl.idl") return model;
        const structs = model.structs.map((record) => {
          if (record.name !== "STATDATA") return record;
          const [first, second, ...rest] = record.fields;
          const fields = [first!, { ...second!, offset: second!.offset + 4 }, ...rest];
          return { ...record, size: record.size + 8, align: record.align / 2, fields };
        });
        return { ...model, structs };
      });
      const verdicts = await judgeLayouts(
        "win64",
        faulty,
        some.map(({ name }) => headerOf(name)),
      );
      const found = verdicts
        .filter(({ file }) => file === "objidl.idl")
        .flatMap(({ differences }) => differences);
      expect(found.map((line) => line.split(":")[0])).toEqual([
        "the size of STATDATA of objidl.idl on win64",
        "the alignment of STATDATA of objidl.idl on win64",
        "the offset of STATDATA.advf of objidl.idl on win64",
      ]);
    }, 120_000);
  });
});
