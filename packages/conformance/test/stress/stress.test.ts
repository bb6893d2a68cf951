import { beforeAll, expect, test } from "vitest";
import { type Need, suite } from "../../src/requirements.ts";
import { complaintsOf, growth } from "../../src/stress/complaints.ts";
import {
  LOADS,
  type Load,
  rowsOf,
  type Stress,
  stressOnLinux,
  stressSanitized,
  stressUnderWine,
} from "../../src/stress/stress.ts";

const NEEDS: readonly Need[] = ["gcc", "widl", "wine-headers"];
const FULL = { calls: 1_000_000, objects: 100_000 };
const PART = { calls: 100_000, objects: 10_000 };
const LONG = 300_000;

/** What is wrong with a load; the figures go to the log. */
function complaintsUnder(stress: Stress, load: Load, goal: typeof FULL): string[] {
  const rows = rowsOf(stress(load, goal.calls, goal.objects));
  const { calls, objects, seconds, rss } = rows.at(-1)!;
  const memory = `${(rss / 2 ** 20).toFixed(1)} MiB, ${growth(rows, "rss").toFixed(1)} %`;
  console.log(`${load}: ${calls} calls, ${objects} objects in ${seconds.toFixed(1)} s; ${memory}`);
  return complaintsOf(rows, goal);
}

suite("a million calls and a hundred thousand objects on Linux", { needs: NEEDS }, () => {
  let stress: Stress;
  beforeAll(() => {
    stress = stressOnLinux();
  });

  test.each(LOADS)("leave nothing behind: %s", { timeout: LONG }, (load) => {
    expect(complaintsUnder(stress, load, FULL)).toEqual([]);
  });

  test.each<[string, RegExp, string, string]>([
    ["forget what records own", /freeRecords\(.*\);/g, "", "memory allocated in C"],
    [
      "forget what a failing call has left",
      /(fail\(result[\s\S]*?)releaseOut\(out \+ 8\);/,
      "$1",
      "objects of the server",
    ],
    [
      "keep what they have read",
      /(echoRecord\(record[\s\S]*?)return (STRESS_RECORD\.read\(.*?\));/,
      "$1const kept = $2; (globalThis.kept ??= []).push(kept); return kept;",
      "memory used by V8",
    ],
  ])("classes that %s are found out", (_what, code, replacement, complaint) => {
    const complaints = complaintsUnder(stressOnLinux({ code, replacement }), "mixed", PART);
    expect(complaints.map((one) => one.split(":")[0])).toContain(complaint);
  });
});

suite("a million calls and a hundred thousand objects under Wine", {
  needs: [...NEEDS, "mingw64", "wine"],
}, () => {
  let stress: Stress;
  beforeAll(() => {
    stress = stressUnderWine();
  });

  test.each(LOADS)("leave nothing behind: %s", { timeout: LONG }, (load) => {
    expect(complaintsUnder(stress, load, FULL)).toEqual([]);
  });
});

suite("objects with sanitizers in them, driven by Node", { needs: NEEDS }, () => {
  let stress: Stress;
  beforeAll(() => {
    stress = stressSanitized();
  });

  test.each(LOADS)("are used and given back rightly: %s", (load) => {
    const { code, stderr } = stress(load, PART.calls, PART.objects);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test.each<[string, Load, RegExp, string, string]>([
    [
      "free twice",
      "mixed",
      /(echoText\(text[\s\S]*?)freeOut\(out\);/,
      "$1freeOut(out); freeOut(out);",
      "double-free",
    ],
    ["forget to free", "mixed", /(echoText\(text[\s\S]*?)freeOut\(out\);/, "$1", "detected memory leaks"],
    [
      "release before they call",
      "client",
      /(get number\(\)[\s\S]*?)const hr = /,
      '$1(self.slots[2] ?? bind(self, 2, "I(p)"))(self.address); const hr = ',
      "heap-use-after-free",
    ],
  ])("classes that %s are found out", (_what, load, code, replacement, found) => {
    const { code: exit, stderr } = stressSanitized({ code, replacement })(load, 1000, 100);
    expect(exit).not.toBe(0);
    expect(stderr).toContain(found);
  });
});
