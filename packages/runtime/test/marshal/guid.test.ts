import { describe, expect, it } from "vitest";
import {
  drop,
  type Guid,
  readGuid,
  readUint8,
  readUint16,
  readUint32,
  take,
  writeGuid,
} from "../../src/codegen/index.ts";
import { guid } from "../../src/index.ts";

describe("guid", () => {
  it("accepts braces and capitals, and answers canonically", () => {
    const canonical = "b591a192-a405-4fc3-8323-4c5c542578fc";
    for (const text of [canonical, canonical.toUpperCase(), `{${canonical}}`])
      expect(guid(text)).toBe(canonical);
  });

  it.each([
    "",
    "{b591a192-a405-4fc3-8323-4c5c542578fc",
    "b591a192a4054fc383234c5c542578fc",
    "g591a192-a405-4fc3-8323-4c5c542578fc",
  ])("refuses %j", (text) => {
    expect(() => guid(text)).toThrow(TypeError);
  });
});

describe("GUIDs in memory", () => {
  it("have the layout of the C struct", () => {
    const at = take(16);
    writeGuid(at, "01234567-89AB-cdef-FEDC-ba9876543210" as Guid);
    expect(readUint32(at)).toBe(0x01234567);
    expect([readUint16(at + 4), readUint16(at + 6)]).toEqual([0x89ab, 0xcdef]);
    expect(Array.from({ length: 8 }, (_, byte) => readUint8(at + 8 + byte))).toEqual([
      0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10,
    ]);
    expect(readGuid(at)).toBe("01234567-89ab-cdef-fedc-ba9876543210");
    drop(at);
  });
});
