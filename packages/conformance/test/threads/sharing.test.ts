import { beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { type RunProgram, reportOf, SYSTEMS } from "../../src/threads/run.ts";

describe.each(SYSTEMS)("objects of one thread $name", ({ name, needs, open }) => {
  suite(`used by another ${name}`, { needs }, () => {
    let run: RunProgram;
    beforeAll(() => {
      run = open("sharing");
    });

    test("while they are exported, in both directions, until the thread ends", () => {
      expect(reportOf("share", run("share"))).toEqual({
        "what a worker gets from this thread's objects": [
          { running: 0, right: 0, wrong: 0, disconnected: 0 },
          [10, "E_FAIL", "E_ACCESSDENIED"],
          "E_NOINTERFACE",
        ],
        "after the export": Array(3).fill("RPC_E_DISCONNECTED"),
        "what this thread gets from a worker's object": 10,
        "after the worker's end": "RPC_E_DISCONNECTED",
        "each import was good for a call until the export ended": true,
      });
    });

    test("by a thread that used no COM when it started the other", () => {
      expect(reportOf("early", run("early"))).toEqual({ before: 10, after: "RPC_E_DISCONNECTED" });
    });

    test("tell native callers on their own thread why they failed", () => {
      const [here, elsewhere] = reportOf("error-info", run("error-info")) as [unknown, unknown];
      const E_INVALIDARG = "0x80070057";
      // Only Windows has a place where native code looks.
      expect(here).toEqual(
        name === "under Wine"
          ? {
              code: E_INVALIDARG,
              description: "out of paper",
              source: "IThreadTarget.fail",
              iid: "8a51d3c0-6f0e-4b57-9d14-3e7f0c2b6a01",
            }
          : {
              code: E_INVALIDARG,
              description: "",
              source: "",
              iid: "00000000-0000-0000-0000-000000000000",
            },
      );
      expect(elsewhere).toEqual({ code: E_INVALIDARG, description: "" });
    });
  });
});
