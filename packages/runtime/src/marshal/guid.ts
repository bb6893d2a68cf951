import { describe } from "../errors/describe.ts";
import { base, view } from "./scratch.ts";

declare const guidBrand: unique symbol;

/** A GUID as canonical text: lower case, hyphens, no braces. */
export type Guid = string & { readonly [guidBrand]: true };

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuidText(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * Reads a GUID in any case, with or without braces, and returns it in canonical form.
 *
 * @throws {TypeError} when the text is not a GUID
 */
export function guid(text: string): Guid {
  if (typeof text === "string") {
    const bare = text.startsWith("{") && text.endsWith("}") ? text.slice(1, -1) : text;
    if (isGuidText(bare)) return bare.toLowerCase() as Guid;
  }
  throw new TypeError(`expected a GUID such as 00000000-0000-0000-c000-000000000046, got ${describe(text)}`);
}

/** Where the two digits of each byte stand in the text: the first three groups are stored little-endian. */
const DIGITS = [6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34] as const;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Writes the 16 bytes of well-formed GUID text to a field. */
export function writeGuidAt(view: DataView, offset: number, value: Guid): void {
  for (let byte = 0; byte < 16; byte++) {
    const at = DIGITS[byte]!;
    view.setUint8(offset + byte, (digit(value.charCodeAt(at)) << 4) | digit(value.charCodeAt(at + 1)));
  }
}

function digit(code: number): number {
  return code <= 57 ? code - 48 : (code | 32) - 87;
}

/** Reads the 16 bytes of a field. */
export function guidAt(view: DataView, offset: number): Guid {
  const hex = (byte: number): string => HEX[view.getUint8(offset + byte)]!;
  const first = hex(3) + hex(2) + hex(1) + hex(0);
  const fourth = hex(8) + hex(9);
  const fifth = hex(10) + hex(11) + hex(12) + hex(13) + hex(14) + hex(15);
  return `${first}-${hex(5)}${hex(4)}-${hex(7)}${hex(6)}-${fourth}-${fifth}` as Guid;
}

/** Writes a GUID to an address in scratch memory. */
export function writeGuid(address: number, value: Guid): void {
  writeGuidAt(view, address - base, value);
}

/** Reads the GUID at an address in scratch memory. */
export function readGuid(address: number): Guid {
  return guidAt(view, address - base);
}
