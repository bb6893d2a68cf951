import { beforeAll, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { type RunProgram, reportOf, underWine } from "../../src/threads/run.ts";

const RPC_E_CHANGED_MODE = 0x80010106;
const IN_PROCESS_FREE_MARSHALER = "0000033a-0000-0000-c000-000000000046";

suite("apartments of Windows", { needs: ["mingw64", "widl", "wine"] }, () => {
  let run: RunProgram;
  beforeAll(() => {
    run = underWine("apartments");
  });

  test.each([
    [
      "someone else's",
      "is used as it is, and left to them",
      {
        before: 0,
        asked: { kind: "sta", hresult: RPC_E_CHANGED_MODE },
        away: "RPC_E_WRONG_THREAD",
        used: "created",
        left: null,
        stillThere: 1,
      },
    ],
    [
      "the same twice",
      "is left as often as it was entered",
      { asked: { kind: "sta", hresult: 1 }, used: "created", stillThere: 1 },
    ],
    [
      "left",
      "is left when no reference is, for another one",
      { refused: "Error", left: null, other: { kind: "sta", hresult: 0 }, used: "created" },
    ],
    [
      "agile",
      "is no matter to agile objects",
      [
        { isAgile: true, unmarshaller: IN_PROCESS_FREE_MARSHALER, left: 0 },
        { isAgile: false, left: 0 },
      ],
    ],
    [
      "class object",
      "has classes that native code makes objects of",
      { result: 10, aggregated: "CLASS_E_NOAGGREGATION", afterwards: "REGDB_E_CLASSNOTREG" },
    ],
    ["local server", "has classes that other processes make objects of", { answer: 42, left: 0 }],
    [
      "pump",
      "of a single thread lets calls in, and keeps no process alive",
      { kind: "sta", mine: "mta", called: 42, exit: 0 },
    ],
  ])("%s: an apartment %s", (scenario, _, expected) => {
    expect(reportOf(scenario, run("apartments", scenario))).toEqual(expected);
  });
});
