import { hasAttribute } from "../attributes.ts";
import type { Enum, Interface, InterfaceType, Record, Type } from "../model.ts";
import { sha1 } from "./sha1.ts";

/** The namespace GUID from which the IIDs of generic instances are made, as bytes. */
const SEED = [0x11, 0xf4, 0x7a, 0xd5, 0x7b, 0x73, 0x42, 0xc0, 0xab, 0xae, 0x87, 0x8b, 0x1e, 0x16, 0xad, 0xee];

/** Typedef names and structs that the Windows Runtime has as types of its own. */
const byName: ReadonlyMap<string, string> = new Map([
  ["HSTRING", "string"],
  ["GUID", "g16"],
  ["HRESULT", "struct(Windows.Foundation.HResult;i4)"],
  ["EventRegistrationToken", "struct(Windows.Foundation.EventRegistrationToken;i8)"],
  ["AsyncStatus", "enum(Windows.Foundation.AsyncStatus;i4)"],
  ["boolean", "b1"],
  ["wchar_t", "c2"],
]);

/** Fills a record's fields, which may not have happened yet. */
export type LayOut = (record: Record) => void;

/**
 * The IID of an instance of a generic interface: by the rules of the Windows Runtime a hash of its signature.
 * Undefined where a type has no signature, as in a generic definition.
 */
export function instanceIid(face: Interface, layOut: LayOut): string | undefined {
  const signature = interfaceSignature({ kind: "interface", interface: face }, { layOut, open: new Set() });
  if (signature === undefined) return undefined;
  const digest = sha1(Uint8Array.from([...SEED, ...[...signature].map((char) => char.charCodeAt(0))]));
  digest[6] = ((digest[6] as number) & 0x0f) | 0x50;
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80;
  const hex = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

interface Signing {
  readonly layOut: LayOut;
  /** The structs whose signature is on its way: one that leads back to itself has none. */
  readonly open: Set<Record>;
}

function signatureOf(type: Type, signing: Signing): string | undefined {
  switch (type.kind) {
    case "pointer":
      return type.to.kind === "interface"
        ? interfaceSignature(type.to, signing)
        : signatureOf(type.to, signing);
    case "interface":
      return interfaceSignature(type, signing);
    case "alias":
      return byName.get(type.typedef.name) ?? signatureOf(type.typedef.type, signing);
    case "integer":
      return byName.get(type.spelling) ?? `${type.signed ? "i" : "u"}${type.size}`;
    case "float":
      return `f${type.size}`;
    case "enum":
      return enumSignature(type.enum);
    case "record":
      return recordSignature(type.record, signing);
    default:
      return undefined;
  }
}

function interfaceSignature(type: InterfaceType, signing: Signing): string | undefined {
  const { interface: face } = type;
  if (type.class !== undefined) {
    const inner = interfaceSignature({ kind: "interface", interface: face }, signing);
    return inner && `rc(${type.class.name};${inner})`;
  }
  if (face.name === "IInspectable") return "cinterface(IInspectable)";
  const { iid, generic } = face;
  if (generic !== undefined) {
    const parts = generic.arguments.map((argument) => signatureOf(argument, signing));
    const { iid: definition } = generic.definition;
    if (definition === undefined || parts.includes(undefined)) return undefined;
    return `pinterface({${definition}};${parts.join(";")})`;
  }
  if (iid === undefined) return undefined;
  return face.isDelegate ? `delegate({${iid}})` : `{${iid}}`;
}

function enumSignature(of: Enum): string {
  return byName.get(of.name) ?? `enum(${of.name};${hasAttribute(of, "flags") ? "u4" : "i4"})`;
}

function recordSignature(of: Record, signing: Signing): string | undefined {
  const known = byName.get(of.name);
  if (known !== undefined) return known;
  if (signing.open.has(of)) return undefined;
  signing.layOut(of);
  signing.open.add(of);
  const parts = of.fields.map((field) => signatureOf(field.type, signing));
  signing.open.delete(of);
  return parts.includes(undefined) ? undefined : `struct(${of.name};${parts.join(";")})`;
}
