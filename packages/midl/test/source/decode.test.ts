import { describe, expect, test } from "vitest";
import { decodeSource } from "../../src/source/decode.ts";

const sample = "// café – “x”\r\nint a;\n";

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? [0xfeff] : []), ...Array.from(text, (character) => character.charCodeAt(0))];
  const bytes = new DataView(new ArrayBuffer(units.length * 2));
  units.forEach((unit, index) => {
    bytes.setUint16(index * 2, unit, littleEndian);
  });
  return new Uint8Array(bytes.buffer);
}

describe("decodeSource", () => {
  const utf8 = new TextEncoder().encode(sample);

  test.each([
    ["UTF-8", utf8],
    ["UTF-8 with mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8)],
    ["UTF-16 LE with mark", utf16(sample, true, true)],
    ["UTF-16 BE with mark", utf16(sample, false, true)],
    ["UTF-16 LE", utf16(sample, true, false)],
    ["UTF-16 BE", utf16(sample, false, false)],
  ])("reads %s", (_, bytes) => {
    expect(decodeSource(bytes)).toBe(sample);
  });

  test("takes bytes that are not UTF-8 for windows-1252", () => {
    const bytes = Uint8Array.of(0x64, 0x6f, 0x6e, 0x92, 0x74, 0xb7, 0xa0, 0x80, 0xe9, 0x81);
    expect(decodeSource(bytes)).toBe("don’t·\u00a0€é\u0081");
  });

  test.each([
    ["nothing", Uint8Array.of(), ""],
    ["one byte", Uint8Array.of(0x61), "a"],
    ["only a mark", Uint8Array.of(0xff, 0xfe), ""],
    ["an odd tail in UTF-16", Uint8Array.of(0xfe, 0xff, 0, 0x61, 0), "a"],
    ["zeros that are no UTF-16", Uint8Array.of(0, 0, 0, 0), "\0\0\0\0"],
    ["a rare zero", new TextEncoder().encode("abcdefghij\0klmnopqrstu"), "abcdefghij\0klmnopqrstu"],
  ])("survives %s", (_, bytes, text) => {
    expect(decodeSource(bytes)).toBe(text);
  });
});
