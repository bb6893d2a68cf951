import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { replyNameFor, temporaryNameFor } from "../../src/local/temporary-name.ts";

const localName = join(import.meta.dirname, "report.bin");

test("temporary files lie beside their targets under names of their own", () => {
  const names = new Set(Array.from({ length: 100 }, () => temporaryNameFor(localName)));
  expect(names.size).toBe(100);
  for (const name of names) {
    expect(dirname(name)).toBe(import.meta.dirname);
    expect(basename(name)).toMatch(/^BIT[0-9A-F]{16}\.tmp$/);
  }
});

test("replies lie beside the uploaded file", () => {
  expect(dirname(replyNameFor(localName))).toBe(import.meta.dirname);
  expect(basename(replyNameFor(localName))).toMatch(/^BIT[0-9A-F]{16}\.rpl$/);
});
