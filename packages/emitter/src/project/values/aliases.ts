import { type Interface, type model, resolveAlias, type Type } from "@combind/midl";

/** Every typedef name that a type goes through, outermost first. */
export function aliasNames(type: Type): string[] {
  const names: string[] = [];
  for (let at = type; at.kind === "alias"; at = at.typedef.type) names.push(at.typedef.name);
  return names;
}

/** Whether a type goes by a name: its own, or that of a typedef on the way. */
export function isCalled(type: Type, ...wanted: readonly string[]): boolean {
  const plain = resolveAlias(type);
  const own = plain.kind === "record" ? [plain.record.name, plain.record.tag] : [];
  return [...aliasNames(type), ...own].some((name) => name !== undefined && wanted.includes(name));
}

export function isGuid(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "record" && (plain.record.name === "GUID" || plain.record.tag === "_GUID");
}

export function isFileTime(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "record" && plain.record.name === "FILETIME" && plain.record.size === 8;
}

/** Structs that the runtime knows by their names; they have no declaration. */
export function isBuiltIn(record: model.Record): boolean {
  const type = { kind: "record", record } as const;
  return isGuid(type) || isFileTime(type) || isCalled(type, ...BUILT_IN);
}

const BUILT_IN = (
  "VARIANT tagVARIANT VARIANTARG PROPVARIANT tagPROPVARIANT CY tagCY CURRENCY DECIMAL tagDEC " +
  "LARGE_INTEGER _LARGE_INTEGER ULARGE_INTEGER _ULARGE_INTEGER"
).split(" ");

/** `SAFEARRAY*`, which says nothing of its elements. */
export function isSafeArrayPointer(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "pointer" && isCalled(plain.to, "SAFEARRAY", "tagSAFEARRAY");
}

export function isVoid(type: Type): boolean {
  return resolveAlias(type).kind === "void";
}

/** Whether what has a type is not to be written, by itself or by a typedef on the way. */
export function isConst(type: Type): boolean {
  return type.isConst === true || (type.kind === "alias" && isConst(type.typedef.type));
}

/** WCHAR and OLECHAR. */
export function isWideCharacter(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "integer" && plain.spelling === "wchar_t";
}

/** `char`, which holds text; BYTE and `unsigned char` do not. */
export function isNarrowCharacter(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "integer" && plain.spelling === "char";
}

/** An integer of one byte without a sign that is no text. */
export function isByte(type: Type): boolean {
  const plain = resolveAlias(type);
  return plain.kind === "integer" && plain.size === 1 && !plain.signed && plain.spelling !== "char";
}

/** What a pointer points to, or an array has in a row. */
export function targetOf(type: Type): Type | undefined {
  const plain = resolveAlias(type);
  if (plain.kind === "pointer") return plain.to;
  return plain.kind === "array" ? plain.of : undefined;
}

/** IDispatch, if a type leads to it: the VARIANT's own member names it. */
export function dispatchIn(type: Type): Interface | undefined {
  const plain = resolveAlias(type);
  if (plain.kind !== "record") return undefined;
  for (const field of plain.record.fields) {
    let inner = field.type;
    for (let target = targetOf(inner); target !== undefined; target = targetOf(inner)) inner = target;
    const found = resolveAlias(inner);
    if (found.kind === "interface" && found.interface.name === "IDispatch") return found.interface;
    const isAnonymous = found.kind === "record" && found.record.isNested;
    const nested = isAnonymous ? dispatchIn(inner) : undefined;
    if (nested !== undefined) return nested;
  }
  return undefined;
}
