/**
 * Every rule that turns an IDL name into a TypeScript name. Types keep their IDL spelling.
 * Methods, parameters and properties are lowerCamel.
 */

const JAVASCRIPT_RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Members that a wrapper has already, that every object has, or that JavaScript asks every object for. */
const RESERVED_MEMBERS = new Set(
  (
    "constructor then toString toLocaleString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable __proto__ " +
    "as tryAs dispose retain"
  ).split(" "),
);

/** The names that every emitted method body declares for itself. */
const BODY_LOCALS = new Set(["self", "at", "out", "hr", "memory", "owned"]);

/** What a body appends to a parameter's name for a local of its own. */
const LOCAL_SUFFIX = /(?:Address|Copy|Text|Items|Array|Room|Kept)$/;

/** `GetHttpMethod` -> `getHttpMethod`, `URLPath` -> `urlPath`, `ID` -> `id`, `_x` stays. */
export function lowerCamel(name: string): string {
  const capitals = /^[A-Z]+/.exec(name)?.[0].length ?? 0;
  if (capitals <= 1 || capitals === name.length)
    return name.slice(0, capitals).toLowerCase() + name.slice(capitals);
  const endsAcronym = /[a-z]/.test(name.charAt(capitals)) ? capitals - 1 : capitals;
  return name.slice(0, endsAcronym).toLowerCase() + name.slice(endsAcronym);
}

/** The name of a method or property; reserved members get a `$`. */
export function memberName(idlName: string): string {
  const name = lowerCamel(idlName);
  return JAVASCRIPT_RESERVED.has(name) || RESERVED_MEMBERS.has(name) ? `${name}$` : name;
}

/** A member whose name the class chain has already: a new slot needs a name of its own. */
export function redeclaredName(name: string, slot: number): string {
  return `${name}$${slot}`;
}

/** The names of a method's parameters, in order; what the body uses itself (`taken`) gets a `$`. */
export function parameterNames(idlNames: readonly string[], taken: ReadonlySet<string>): string[] {
  const names = distinctNames(idlNames);
  const isLocal = (name: string) =>
    BODY_LOCALS.has(name) || (LOCAL_SUFFIX.test(name) && names.includes(name.replace(LOCAL_SUFFIX, "")));
  return names.map((name) =>
    JAVASCRIPT_RESERVED.has(name) || isLocal(name) || taken.has(name) ? `${name}$` : name,
  );
}

/** The names of a struct's fields, in order. As properties they may be words that JavaScript reserves. */
export function fieldNames(idlNames: readonly string[]): string[] {
  return distinctNames(idlNames).map((name) => (name === "__proto__" ? `${name}$` : name));
}

/** The name of a local variable for a field's value. */
export function localName(name: string, taken: ReadonlySet<string>): string {
  return JAVASCRIPT_RESERVED.has(name) || taken.has(name) ? `${name}$` : name;
}

/**
 * lowerCamel names, each once. The Hungarian marks `p`, `pp` and `ppv` are dropped before a
 * capital, unless two names would then be equal: then both stay whole.
 */
function distinctNames(idlNames: readonly string[]): string[] {
  const short = idlNames.map((name) => lowerCamel(withoutPointerMark(name)));
  const names = short.map((name, index) =>
    short.indexOf(name) === short.lastIndexOf(name) ? name : lowerCamel(idlNames[index] as string),
  );
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name}$${index}`));
}

function withoutPointerMark(name: string): string {
  return /^(?:ppv|pp|p)(?=[A-Z])/.test(name) ? name.replace(/^(?:ppv|pp|p)/, "") : name;
}

/**
 * The names of an enum's members: without the longest `_`-ended prefix of the enum's name that all of
 * them share (`BG_JOB_STATE_QUEUED` -> `QUEUED`), where every rest is an identifier; else all stay whole.
 */
export function enumMemberNames(enumName: string, members: readonly string[]): readonly string[] {
  const words = enumName.split("_");
  for (let count = words.length; count > 0; count--) {
    const prefix = `${words.slice(0, count).join("_")}_`;
    if (!members.every((member) => member.startsWith(prefix))) continue;
    const short = members.map((member) => member.slice(prefix.length));
    const usable = short.every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== "__proto__");
    return usable ? short : members;
  }
  return members;
}

/** Names of types that TypeScript keeps for itself, and of globals that generated code uses. */
const PREDEFINED = new Set(
  (
    "any bigint boolean never number object string symbol undefined unknown void " +
    "BigInt DataView Disposable Generator Math Number Required Symbol K T " +
    "Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array " +
    "Float64Array"
  ).split(" "),
);

/**
 * The name of a class, type or constant: the IDL's own, with a `$` where it means something else. That of the Windows
 * Runtime has its namespace before it: `Windows_Foundation_IStringable`.
 */
export function declarationName(idlName: string): string {
  const name = idlName.replaceAll(".", "_");
  return JAVASCRIPT_RESERVED.has(name) || PREDEFINED.has(name) ? `${name}$` : name;
}

/** `Bits10_2.idl` -> `bits10_2.ts`, as its header would be `bits10_2.h`; another dot would make it another kind of file. */
export function moduleName(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/\.idl$/i, "");
  return `${base.toLowerCase().replace(/[^a-z0-9_-]/g, "_")}.ts`;
}

/** The Windows SDK header that MIDL would write from the file: `Bits10_2.idl` -> `bits10_2`. */
export function headerName(path: string): string {
  return moduleName(path).slice(0, -".ts".length);
}
