import { BG_E_HTTP_ERROR_404, BG_ERROR_CONTEXT } from "@combind/bits";
import { expect, test } from "vitest";
import { statusFailure } from "../../src/http/status-failure.ts";

test("a status becomes BG_E_HTTP_ERROR of the remote file", () => {
  const failure = statusFailure({ status: 404 });
  expect(failure.code).toBe(BG_E_HTTP_ERROR_404);
  expect(failure.context).toBe(BG_ERROR_CONTEXT.REMOTE_FILE);
});

test.each([
  ["fatal", [300, 301, 302, 303, 304, 305, 307, 400, 401, 403, 404, 405, 407, 410, 416, 429, 501, 505]],
  ["transient", [100, 200, 204, 206, 306, 308, 408, 409, 500, 502, 503, 504, 599]],
])("%s: %j", (kind, statuses) => {
  for (const status of statuses) expect([status, statusFailure({ status }).kind]).toEqual([status, kind]);
});
