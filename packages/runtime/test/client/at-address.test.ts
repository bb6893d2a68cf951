import { describe, expect, test } from "vitest";
import { bytesAt, nativeBuffer, raw, textAt } from "../../src/index.ts";

test("what an object's memory holds is copied", () => {
  const buffer = nativeBuffer(16);
  buffer.bytes.set(Buffer.from("ąb\0c", "utf16le"));
  const bytes = bytesAt(buffer.address, 4);
  expect(textAt(buffer.address)).toBe("ąb");
  expect(textAt(buffer.address, 4)).toBe("ąb\0c");
  expect(textAt(raw(buffer.address + 2), 1)).toBe("b");
  buffer.bytes.fill(0);
  expect(Buffer.from(bytes).toString("utf16le")).toBe("ąb");
  buffer[Symbol.dispose]();
});

test("nothing of NULL is nothing", () => {
  expect([textAt(raw(0), 0), bytesAt(raw(0), 0).length]).toEqual(["", 0]);
});

describe("refuses", () => {
  test.each([0, -1, 1.5, "8", undefined, {}])("the address %s", (address) => {
    expect(() => textAt(address as never)).toThrow(/^textAt\(address\): expected /);
    expect(() => bytesAt(address as never, 1)).toThrow(/^bytesAt\(address\): expected /);
  });

  test.each([null, true, "4096", [4096], Object(4096), undefined, 0.5, 2n ** 64n])(
    "to make an address of %s",
    (value) => {
      expect(() => raw(value as never)).toThrow(/^raw\(address\): expected an address, got /);
    },
  );

  test.each([-1, 1.5, Number.NaN, 2 ** 31, "8"])("the length %s", (length) => {
    expect(() => textAt(raw(8), length as never)).toThrow(/^textAt\(length\): expected /);
    expect(() => bytesAt(raw(8), length as never)).toThrow(/^bytesAt\(length\): expected /);
  });
});
