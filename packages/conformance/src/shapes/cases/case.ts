/** One call of a method of shapes.idl as a generated class offers it, and what must come of it. Plain data. */
export interface ShapeCase {
  readonly args: readonly unknown[];
  /** What it returns: one out as itself, several as an object. */
  readonly result?: unknown;
  /** The HRESULT with which it fails, or the name of what the runtime throws. */
  readonly fails?: number | string;
  /** Blocks of memory that the server gives away in the call; every one must come back. */
  readonly given: number;
  /** Blocks that the client lends and the server takes. */
  readonly taken: number;
}

/** The calls of an interface's methods, by the names that C has for their slots. */
export type MethodCases = Readonly<Record<string, readonly ShapeCase[]>>;

/** A value that is no plain data: the driver makes an object of it, or compares one with it. */
export interface Special {
  readonly special:
    | "item"
    | "object"
    | "class"
    | "sequence"
    | "callback"
    | "function"
    | "buffer"
    | "pointer"
    | "address"
    | "block"
    | "reference"
    | "currency"
    | "decimal"
    | "date"
    | "error"
    | "typed";
  readonly value: unknown;
}

export function special(kind: Special["special"], value?: unknown): Special {
  return { special: kind, value };
}

/** The address of bytes; those that must be there after the call are the same unless told. */
export function buffer(before: Uint8Array, after = before): Special {
  return special("buffer", { before, after });
}

/** The address of a block with these bytes, which the caller frees. */
export function block(content: Uint8Array): Special {
  return special("block", content);
}

export function bytes(...values: readonly number[]): Uint8Array {
  return new Uint8Array(values);
}

/** Any address but NULL. */
export const ADDRESS = special("address");

/** An IShapesItem with this value. */
export function item(value: number): Special {
  return special("item", value);
}

/** An enumerator that gives these. */
export function sequence(...values: readonly unknown[]): Special {
  return special("sequence", values);
}

/** The class of an interface. */
export function type(name: string): Special {
  return special("class", name);
}

export function returns(args: readonly unknown[], result?: unknown, given = 0, taken = 0): ShapeCase {
  return { args, result, given, taken };
}

export function fails(args: readonly unknown[], how: number | string, given = 0): ShapeCase {
  return { args, fails: how, given, taken: 0 };
}

/** Each value alone is handed back. */
export function echoes(...values: readonly unknown[]): ShapeCase[] {
  return values.map((value) => returns([value], value));
}

/** The same where each comes back in so many blocks. */
export function echoesIn(given: number, ...values: readonly unknown[]): ShapeCase[] {
  return values.map((value) => returns([value], value, given));
}

export const E_FAIL = 0x80004005;
export const E_NOINTERFACE = 0x80004002;
export const E_INVALIDARG = 0x80070057;
export const INSUFFICIENT_BUFFER = 0x8007007a;

export const ID = "01234567-89ab-cdef-0102-0304050607ff";
export const ZERO_ID = "00000000-0000-0000-0000-000000000000";

export const INT64_MIN = -9223372036854775808n;
export const INT64_MAX = 9223372036854775807n;
export const UINT64_MAX = 18446744073709551615n;

/** Texts at their edges: none, beyond ASCII, a pair of surrogates, one alone, a long one. */
export const TEXTS = ["", "text", "\u00e9\u20ac", "\u{1f600}", "\ud800", "x".repeat(5000)] as const;
/** The same with U+0000 inside, for those that have a length. */
export const COUNTED_TEXTS = [...TEXTS, "a\0b", "\0"] as const;
