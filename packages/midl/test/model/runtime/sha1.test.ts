import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha1 } from "../../../src/model/runtime/sha1.ts";

// Around the ends of blocks, where the padding changes its shape.
test.each([0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000])("of %i bytes", (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0xff);
  expect(Buffer.from(sha1(bytes)).toString("hex")).toBe(createHash("sha1").update(bytes).digest("hex"));
});
