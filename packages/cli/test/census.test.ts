import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { sharesOf } from "../src/shares.ts";
import { combind, folderWith, UNKNWN } from "./run.ts";

const THINGS = `import "unknwn.idl";
typedef struct PAIR { long a; long b; } PAIR;
[object, local, uuid(11111111-0000-0000-0000-000000000001)]
interface IThings : IUnknown {
  HRESULT Fine([in] ULONG times);
  HRESULT Some([in] PAIR *pairs, [in] ULONG count, [in] PAIR *more);
  HRESULT Any([in] ULONG count, ...);
};
[uuid(11111111-0000-0000-0000-000000000002)]
interface Remote { void First(); void Second(); };
`;

function census(...args: string[]) {
  return combind(folderWith({ "sys/unknwn.idl": UNKNWN, "idl/things.idl": THINGS }), "census", ...args);
}

describe("census", () => {
  test("tells outcomes and reasons, whose shares add up", () => {
    const { status, stdout, stderr } = census("idl/things.idl", "-I", "sys");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`2 interfaces, 1 without a class

5 methods of their own
  1   20.00 %  emitted
  1   20.00 %  emitted with 2 addresses
  2   40.00 %  left out: its interface has no class: its root Remote is not IUnknown
  1   20.00 %  left out: it takes any number of arguments (...)

addresses in place of something typed
  2  100.00 %  nothing tells how much is there
`);
  });

  test("--json says of each method what became of it, as the schema has it", () => {
    const { status, stdout } = census("idl/things.idl", "-I", "sys", "--json");
    expect(status).toBe(0);
    const printed = JSON.parse(stdout);
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, "../schema/census.schema.json"), "utf8"),
    );
    const isValid = new Ajv().compile(schema);
    isValid(printed);
    expect(isValid.errors).toBeNull();
    const reason = "nothing tells how much is there";
    expect(printed.interfaces[0]).toEqual({
      file: "idl/things.idl",
      interface: "IThings",
      methods: [
        { method: "Fine", slot: 3 },
        {
          method: "Some",
          slot: 4,
          addresses: [
            { parameter: "pairs", reason },
            { parameter: "more", reason },
          ],
        },
        { method: "Any", slot: 5, refused: "it takes any number of arguments (...)" },
      ],
    });
    const { methods, emitted, withAddresses, refused } = printed.totals;
    expect(emitted + withAddresses + refused).toBe(methods);
  });

  test("errors of the files are told, and what could be read is counted", () => {
    const folder = folderWith({ "unknwn.idl": UNKNWN, "bad.idl": `${THINGS}interface IBad : INowhere { };` });
    const { status, stdout, stderr } = combind(folder, "census", "bad.idl");
    expect(status).toBe(1);
    expect(stderr).toContain("INowhere");
    expect(stdout).toContain("emitted with 2 addresses");
  });

  test("a file that is not there is an error", () => {
    expect(census("nowhere.idl")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("nowhere.idl"),
    });
  });
});

test("generate --verbose tells of each method that has addresses", () => {
  const folder = folderWith({ "idl/unknwn.idl": UNKNWN, "idl/things.idl": THINGS });
  const args = ["generate", "idl/unknwn.idl", "idl/things.idl", "--out", "gen"];
  expect(combind(folder, ...args).stderr).not.toContain("CB5009");
  expect(combind(folder, ...args, "--verbose").stderr).toContain(
    "info CB5009: IThings.Some (slot 4) has addresses in place of typed values: pairs (nothing tells how much is there)",
  );
});

test.each([
  [
    [1, 1, 1],
    ["33.34", "33.33", "33.33"],
  ],
  [
    [2, 1],
    ["66.67", "33.33"],
  ],
  [
    [99_999, 1],
    ["100.00", "0.00"],
  ],
  [[7], ["100.00"]],
  [
    [0, 0],
    ["0.00", "0.00"],
  ],
])("shares of %j", (counts, shares) => expect(sharesOf(counts)).toEqual(shares));
