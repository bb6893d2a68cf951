/** Koffi's types of what a record passed by value may have as members, by their letters in ABI signatures. */
export const MEMBER_TYPES: Readonly<Record<string, string>> = {
  b: "int8",
  B: "uint8",
  h: "int16",
  H: "uint16",
  i: "int32",
  I: "uint32",
  l: "int64",
  L: "uint64",
  f: "float",
  d: "double",
  p: "uintptr",
  n: "intptr",
  N: "uintptr",
};

/** The same for parameters and results. */
export const TYPES: Readonly<Record<string, string>> = { ...MEMBER_TYPES, v: "void", s: "str16" };
