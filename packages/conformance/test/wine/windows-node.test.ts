import { expect, test } from "vitest";
import { verify } from "../../src/wine/windows-node.ts";

const EMPTY =
  "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==";

test("verify accepts exactly the pinned bytes", () => {
  expect(() => verify(new Uint8Array(), EMPTY, "nothing")).not.toThrow();
  expect(() => verify(new Uint8Array([0]), EMPTY, "a zero")).toThrow(
    /^a zero has sha512-.*, but sha512-z4PhN.* is pinned$/,
  );
});
