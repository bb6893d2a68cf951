import type { Derivation, MacroDeclaration, Name, TypeSpecifier } from "../ast/ast.ts";

/** What a macro of C headers declares, for the few that declare something MIDL files can use. */
export type MacroMeaning =
  | { readonly kind: "guid"; readonly name: Name; readonly guid: string }
  | {
      readonly kind: "handle";
      readonly name: Name;
      readonly type: TypeSpecifier;
      readonly derivations: readonly Derivation[];
    };

const GUID_MACROS = new Set(["DEFINE_GUID", "EXTERN_GUID"]);

/** `DEFINE_GUID(name, 11 numbers)` is a GUID, `DECLARE_HANDLE(name)` an opaque pointer; the others declare nothing. */
export function macroMeaning(node: MacroDeclaration): MacroMeaning | undefined {
  const [text, ...rest] = node.arguments;
  if (text === undefined || !/^[A-Za-z_]\w*$/.test(text)) return undefined;
  const { span } = node;
  const name: Name = { text, span };
  if (GUID_MACROS.has(node.name.text)) {
    const guid = guidOf(rest);
    return guid === undefined ? undefined : { kind: "guid", name, guid };
  }
  if (node.name.text !== "DECLARE_HANDLE") return undefined;
  const tag: Name = { text: `${text}__`, span };
  return {
    kind: "handle",
    name,
    type: {
      kind: "record",
      record: "struct",
      tag,
      discriminant: undefined,
      fields: undefined,
      isConst: false,
      span,
    },
    derivations: [{ kind: "pointer", isConst: false, convention: undefined }],
  };
}

/** `0x00000000, 0x0000, 0x0000, 0xc0, 0x00, ...` as `00000000-0000-0000-c000-000000000046`. */
function guidOf(numbers: readonly string[]): string | undefined {
  if (numbers.length !== 11) return undefined;
  let digits = "";
  for (const [index, number] of numbers.entries()) {
    const value = Number(number.replace(/[uUlL]+$/, ""));
    const width = index === 0 ? 8 : index < 3 ? 4 : 2;
    const hex = value.toString(16);
    if (!Number.isInteger(value) || value < 0 || hex.length > width) return undefined;
    digits += hex.padStart(width, "0");
  }
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
