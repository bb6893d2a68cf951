declare const TextDecoder: new (
  encoding: "utf-8" | "utf-16le",
  options?: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

/** How many bytes are looked at to recognise UTF-16 that has no byte order mark. */
const SAMPLE_BYTES = 512;

/**
 * The text of an IDL file: UTF-8 with or without a byte order mark, UTF-16 of either byte order (without a
 * mark too where the zero bytes give it away), else windows-1252. The mark is not part of the text. Never fails.
 */
export function decodeSource(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(swapped(bytes.subarray(2)));
  const zeros = zeroPositions(bytes);
  if (zeros === "odd") return decodeUtf16(bytes);
  if (zeros === "even") return decodeUtf16(swapped(bytes));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder("utf-16le").decode(bytes);
}

/** Where zero bytes stand, if at one parity only and often enough to be halves of UTF-16 units. */
function zeroPositions(bytes: Uint8Array): "odd" | "even" | undefined {
  const sampled = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (sampled < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sampled; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const enough = sampled * 0.35;
  if (even === 0 && odd >= enough) return "odd";
  if (odd === 0 && even >= enough) return "even";
  return undefined;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length & ~1);
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    result[at] = bytes[at + 1] as number;
    result[at + 1] = bytes[at] as number;
  }
  return result;
}

/** What the bytes 0x80 to 0x9f mean in windows-1252; all others are their own code point. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];

/** By table, because runtimes disagree about what their own decoder does with the bytes 0x80 to 0x9f. */
function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    const unit = WINDOWS_1252[byte - 0x80] ?? byte;
    units[2 * at] = unit & 0xff;
    units[2 * at + 1] = unit >> 8;
  }
  return decodeUtf16(units);
}
