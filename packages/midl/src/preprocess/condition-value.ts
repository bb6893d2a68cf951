/**
 * A value in an #if: 64 bits, read as signed or unsigned. `problem` marks a value that cannot be known, such as a
 * quotient by zero; it matters only if the whole condition depends on it.
 */
export interface Value {
  readonly bits: bigint;
  readonly unsigned: boolean;
  readonly problem?: string | undefined;
}

/** More digits than 64 bits have in base 2, with a prefix and suffix: longer ones are not worth converting. */
const LONGEST_INTEGER = 80;
const INTEGER = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)((?:[uUlL]|[iI]64)*)$/;
const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** A value of these bits, wrapped to 64. */
export function wrapped(bits: bigint, unsigned: boolean, problem?: string): Value {
  return { bits: unsigned ? BigInt.asUintN(64, bits) : BigInt.asIntN(64, bits), unsigned, problem };
}

export function isTrue(value: Value): boolean {
  return value.bits !== 0n;
}

/** The value of an integer constant with C's or Microsoft's suffixes, or undefined. */
export function integerValue(image: string): Value | undefined {
  const match = image.length > LONGEST_INTEGER ? null : INTEGER.exec(image);
  if (match === null) return undefined;
  const [, digits = "", suffix = ""] = match;
  const isOctal = /^0[0-9]/.test(digits);
  if (isOctal && /[89]/.test(digits)) return undefined;
  const bits = BigInt(isOctal ? `0o${digits}` : digits);
  if (bits > 0xffff_ffff_ffff_ffffn) return undefined;
  return { bits, unsigned: /u/i.test(suffix) || bits > 0x7fff_ffff_ffff_ffffn };
}

/** The value of a character constant: its code, or up to four codes as the bytes of an int. */
export function charValue(image: string): Value | undefined {
  const content = image.slice(image.indexOf("'") + 1, -1);
  let bits = 0;
  let count = 0;
  for (const part of content.matchAll(/\\x([0-9a-fA-F]+)|\\([0-7]{1,3})|\\(.)|([^\\])/gsu)) {
    const [, hexadecimal, octal, escaped, plain] = part;
    count += 1;
    if (count > 4) return undefined;
    let code: number;
    if (hexadecimal !== undefined) code = Number.parseInt(hexadecimal, 16);
    else if (octal !== undefined) code = Number.parseInt(octal, 8);
    else code = ESCAPES[escaped ?? ""] ?? ((escaped ?? plain) as string).codePointAt(0) ?? 0;
    bits = count === 1 ? code : (bits << 8) | (code & 0xff);
  }
  return count === 0 ? undefined : { bits: BigInt(bits), unsigned: false };
}
