import { expect, test } from "vitest";
import { complaintsOf } from "../../src/stress/complaints.ts";
import type { Row } from "../../src/stress/program/measure.ts";

const GOAL = { calls: 200, objects: 20 };

function rowsWith(last: Partial<Row>): Row[] {
  const row = (round: number): Row => ({
    ...{ calls: 100 * round, objects: 10 * round, seconds: round },
    ...{ rss: 1000, native: 1000, scripts: 1000 },
    ...{ handles: 20, threads: 7, resources: "", alive: 1, held: 0, served: 0 },
  });
  // Before the load there may be less of everything.
  return [{ ...row(0), rss: 500, native: 500, scripts: 500, threads: 3 }, row(1), { ...row(2), ...last }];
}

test("what stays as it is after the first round is right", () => {
  expect(complaintsOf(rowsWith({ rss: 1050, native: 950, scripts: 1100 }), GOAL)).toEqual([]);
});

test.each<[Partial<Row>, string]>([
  [{ calls: 199 }, "199 calls instead of 200"],
  [{ objects: 19 }, "19 objects instead of 20"],
  [{ rss: 1051 }, "resident memory: 5.1 %"],
  [{ rss: 949 }, "resident memory: -5.1 %"],
  [{ rss: Number.NaN }, "resident memory: NaN %"],
  [{ native: 1060 }, "memory allocated in C: 6.0 %"],
  [{ scripts: 1110 }, "memory used by V8: 11.0 %"],
  [{ handles: 21 }, "open handles: 20, 21"],
  [{ threads: 8 }, "threads: 7, 8"],
  [{ resources: "Timeout" }, "active resources: , Timeout"],
  [{ alive: 2 }, "objects of the server: 1, 2"],
  [{ held: 1 }, "references to our objects: 0, 1"],
  [{ served: 1 }, "objects of ours: 0, 1"],
])("%o is found out", (last, complaint) => {
  expect(complaintsOf(rowsWith(last), GOAL)).toEqual([complaint]);
});

test("what is left after the first round already is found out", () => {
  const rows = rowsWith({}).map((row) => ({ ...row, alive: 3, held: 1, served: 1 }));
  expect(complaintsOf(rows, GOAL)).toEqual([
    "3 objects of the server, of which one is the server",
    "objects of ours are left after the first round",
  ]);
});
