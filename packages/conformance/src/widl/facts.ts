/** What a C header by widl says about one IDL file. Imported files have headers of their own. */
export interface HeaderFacts {
  readonly interfaces: ReadonlyMap<string, InterfaceFacts>;
  /** Lower-case CLSIDs by name. */
  readonly coclasses: ReadonlyMap<string, string>;
  readonly enums: readonly EnumFacts[];
  readonly records: readonly RecordFacts[];
}

export interface InterfaceFacts {
  readonly iid: string | undefined;
  readonly base: string | undefined;
  /** The names of the C vtable's members in order. */
  readonly vtable: readonly string[];
}

export interface EnumFacts {
  /** The typedef name, or else the tag. */
  readonly name: string;
  readonly members: readonly string[];
}

export interface RecordFacts {
  readonly name: string;
  readonly kind: "struct" | "union";
}

/** Reads the shapes in which widl writes its headers: it has one way to lay out each. */
export function readFacts(header: string): HeaderFacts {
  return {
    interfaces: readInterfaces(header),
    coclasses: readGuids(header, "CLSID_"),
    enums: readEnums(header),
    records: readRecords(header),
  };
}

function readInterfaces(header: string): Map<string, InterfaceFacts> {
  const iids = new Map([...readGuids(header, "IID_"), ...readGuids(header, "DIID_")]);
  const bases = new Map(
    [...header.matchAll(/^MIDL_INTERFACE\("[^"]*"\)\n(\w+)(?: : public (\w+))?$/gm)].map(([, name, base]) => [
      name,
      base,
    ]),
  );
  const tables = header.matchAll(/^typedef struct (\w+)Vtbl \{$([\s\S]*?)^\} \1Vtbl;$/gm);
  return new Map(
    [...tables].map(([, name = "", body = ""]) => [
      name,
      {
        iid: iids.get(name),
        base: bases.get(name),
        vtable: [...body.matchAll(/^ {4}\S.*\(\w+ \*(\w+)\)\($/gm)].map(([, slot = ""]) => slot),
      },
    ]),
  );
}

/** The GUIDs whose names have the prefix, by the rest of the name. */
function readGuids(header: string, prefix: string): Map<string, string> {
  const definitions = header.matchAll(new RegExp(`^DEFINE_GUID\\(${prefix}(\\w+), ([^)]*)\\);$`, "gm"));
  return new Map([...definitions].map(([, name = "", numbers = ""]) => [name, guidOf(numbers)]));
}

/** `0x00000000, 0x0000, 0x0000, 0xc0,0x00, ...` as `00000000-0000-0000-c000-000000000046`. */
function guidOf(numbers: string): string {
  const digits = numbers.replaceAll(/0x|[\s,]/g, "");
  return digits.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function readEnums(header: string): EnumFacts[] {
  const definitions = header.matchAll(/^(?:typedef )?enum (\w+) \{\n([^}]*)^\}(?: (\w+))?;$/gm);
  return [...definitions].map(([, tag = "", body = "", name]) => ({
    name: name ?? tag,
    members: [...body.matchAll(/^ +(\w+)(?: = .*)?$/gm)].map(([, member = ""]) => member),
  }));
}

function readRecords(header: string): RecordFacts[] {
  const definitions = header.matchAll(
    /^(?:typedef )?(struct|union) (\w+) \{\n(?:(?!\}).*\n)*\}(?: (?:\*\w+|(\w+)))?;$/gm,
  );
  const later = new Map(
    [...header.matchAll(/^typedef (?:struct|union) (\w+) (\w+);$/gm)].map(([, tag, name]) => [tag, name]),
  );
  return [...definitions]
    .map(([, kind, tag = "", name]) => ({
      kind: kind as "struct" | "union",
      name: name ?? later.get(tag) ?? tag,
    }))
    .filter(({ name }) => !name.endsWith("Vtbl"));
}
