import { join } from "node:path";
import { expect, test } from "vitest";
import { PACKAGE } from "../../src/paths.ts";
import { statuses, statusText } from "../../src/status/status.ts";

test("STATUS.md says how far each construct comes", async () => {
  const all = statuses();
  expect(all.length).toBeGreaterThanOrEqual(50);
  expect(all.filter(({ model }) => !model)).toEqual([]);
  expect(all.filter(({ emit, run }) => emit !== false && !run)).toEqual([]);
  await expect(statusText(all)).toMatchFileSnapshot(join(PACKAGE, "STATUS.md"));
});
