/** What the parameter of a method of BITS is, for a program that has to receive or to make one. */
export interface Parameter {
  readonly name: string;
  /** As C declares it: `BG_FILE_RANGE Ranges[]`. */
  readonly declaration: string;
  readonly shape: Shape;
  readonly direction: "in" | "out" | "inout";
  /** The type without `const`, pointers and brackets. */
  readonly type: string;
  /** The parameter, or the number, that tells the length of an array or chooses the arm of a union. */
  readonly by: string | undefined;
  /** The parameter that tells how many elements of an array there are, where that is not `by`. */
  readonly lengthIs: string | undefined;
}

export type Shape =
  | "number"
  | "wide"
  | "flag"
  | "string"
  | "bstr"
  | "guid"
  | "interface"
  | "record"
  | "union"
  | "bytes"
  | "records"
  /** References in the caller's room, for as many as `by` says. */
  | "references"
  | "room"
  /** A length, or the room for a length, that belongs to another parameter. */
  | "count";

/** Names that a parameter's type may be found among. */
export interface TypeNames {
  readonly records: ReadonlySet<string>;
  readonly unions: ReadonlySet<string>;
}

/** Reads the parameters of one method as the facts have them: `[in, size_is(count)] BYTE* data`. */
export function readParameters(texts: readonly string[], types: TypeNames): Parameter[] {
  const all = texts.map((text) => readParameter(text, types));
  const references = all.find(({ shape }) => shape === "references");
  const counted = new Set(
    all.filter(({ shape }) => shape === "bytes" || shape === "records").map(({ by }) => by),
  );
  return all.map((one) => {
    if (counted.has(one.name) || one.name === references?.lengthIs) return { ...one, shape: "count" };
    return one.name === references?.by ? { ...one, shape: "room" } : one;
  });
}

function readParameter(text: string, types: TypeNames): Parameter {
  const [, attributes = "", written = "", name = ""] = /^(?:\[(.*?)\] )?(.+) (\w+)$/.exec(text) ?? [];
  const type = written.replace(/^const /, "").replaceAll(/[*[\]]/g, "");
  const depth = written.split("*").length - 1 + (written.endsWith("[]") ? 1 : 0);
  const argument = (attribute: string) =>
    new RegExp(`\\b${attribute}\\(,?(?:\\(unsigned long\\))?\\*?(\\w+)\\)`).exec(attributes)?.[1];
  const isOut = /\bout\b/.test(attributes);
  const isIn = !isOut || /\bin\b/.test(attributes);
  const length = argument("size_is");
  return {
    name,
    declaration: written.endsWith("[]") ? `${written.slice(0, -2)} ${name}[]` : `${written} ${name}`,
    shape: shapeOf(type, depth, length, types),
    direction: isOut ? (isIn ? "inout" : "out") : "in",
    type,
    by: length ?? argument("switch_is"),
    lengthIs: /\blength_is\((\w+)/.exec(attributes)?.[1],
  };
}

function shapeOf(type: string, depth: number, length: string | undefined, types: TypeNames): Shape {
  if (types.unions.has(type)) return "union";
  if (types.records.has(type)) return length === undefined ? "record" : "records";
  if (/^I[A-Z]/.test(type)) return length === undefined ? "interface" : "references";
  if (/^byte$/i.test(type)) return "bytes";
  if (["LPCWSTR", "LPWSTR"].includes(type) || (type === "WCHAR" && depth === 1)) return "string";
  if (type === "BSTR") return "bstr";
  if (["GUID", "REFGUID", "REFIID"].includes(type)) return "guid";
  if (["UINT64", "PUINT64"].includes(type)) return "wide";
  return type === "BOOL" ? "flag" : "number";
}
