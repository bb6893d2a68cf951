import { expect, test } from "vitest";
import { serializeStore } from "../../src/notify/serialized-store.ts";

const END = "00".repeat(12);

test("no certificate makes a header and an end", () => {
  expect(Buffer.from(serializeStore([])).toString("hex")).toBe(`0000000043455254${END}`);
});

test("each certificate is an element, in the order given", () => {
  const long = new Uint8Array(0x0102).fill(0xab);
  const store = serializeStore([new Uint8Array([1, 2, 3]), long]);
  expect(Buffer.from(store).toString("hex")).toBe(
    [
      "0000000043455254",
      "200000000100000003000000",
      "010203",
      "200000000100000002010000",
      "ab".repeat(0x0102),
      END,
    ].join(""),
  );
});
