import { beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../src/requirements.ts";
import { type RunProgram, reportOf, SYSTEMS } from "../../src/threads/run.ts";

/** What comes of each, where bare Koffi crashes, hangs or goes wrong silently. */
const PITFALLS: readonly (readonly [name: string, outcome: unknown])[] = [
  ["a library whose handle is collected", 0],
  ["a call through a pointer before any library is loaded", 0],
  ["calls without a live this", [...Array(7).fill("TypeError"), "ReleasedError"]],
  ["a wrapper that is collected without being released", { warnings: ["LostReferenceWarning"], live: 1 }],
  ["results of calls on other threads in shared memory", 0],
  ["addresses as numbers and as bigints", ["number", true, true]],
  [
    "texts and integers that are none",
    {
      texts: ["TypeError", "TypeError", "TypeError", "TypeError", "RangeError", "TypeError", "TypeError"],
      counts: [...Array(5).fill("RangeError"), ...Array(4).fill("TypeError")],
      started: 0,
    },
  ],
  ["callbacks whose address the next one gets", { more: 100, answer: "0x80010108" }],
  ["calls that block the pool", { doneBeforeFile: 0, done: 16 }],
  ["more calls than Koffi lets be under way", 10_000],
  [
    "error information of another thread",
    [
      ["E_INVALIDARG", "out of paper"],
      ["E_INVALIDARG", "nothing"],
    ],
  ],
  ["an exception, and the callbacks after it in the same call", "0x80070057"],
  ["calls back and forth without end", { outcome: "0x0", deep: true, afterwards: 0 }],
  ["more callbacks than Koffi has", [true, 10]],
];

describe.each(SYSTEMS)("pitfalls $name", ({ name, needs, open }) => {
  suite(`of Koffi ${name}`, { needs }, () => {
    let run: RunProgram;
    beforeAll(() => {
      run = open("pitfalls");
    });

    test.each(PITFALLS)("%s", (pitfall, outcome) => {
      const result = run("pitfalls", pitfall);
      // A warning is part of what is expected.
      expect(reportOf(pitfall, { ...result, stderr: "" })).toEqual(outcome);
    });
  });
});
