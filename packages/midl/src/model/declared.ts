import type { Definition } from "./entries.ts";
import type { Model } from "./model.ts";

/** Declarations by their kind, in order. */
export type Declared = Omit<Model, "abi" | "path" | "files">;

const KINDS = [
  "interfaces",
  "generics",
  "instances",
  "enums",
  "records",
  "typedefs",
  "coclasses",
  "runtimeClasses",
  "contracts",
  "libraries",
  "modules",
  "functions",
  "variables",
  "guids",
  "constants",
] as const satisfies readonly (keyof Declared)[];

type Item = Declared[(typeof KINDS)[number]][number];

/** What several parts declare, one after the other. */
export function together(parts: readonly Declared[]): Declared {
  return byKind((kind) => parts.flatMap<Item>((part) => part[kind]));
}

/** What one file declares. */
export function declaredIn(path: string, declared: Declared): Declared {
  return byKind((kind) => declared[kind].filter(({ unit }) => unit === path));
}

/** What is left of definitions where others have replaced some of them. */
export function current(declared: Declared, isCurrent: (one: Definition) => boolean): Declared {
  return {
    ...declared,
    interfaces: declared.interfaces.filter(isCurrent),
    generics: declared.generics.filter(isCurrent),
    enums: declared.enums.filter(isCurrent),
    records: declared.records.filter(isCurrent),
    typedefs: declared.typedefs.filter(isCurrent),
    constants: declared.constants.filter(isCurrent),
  };
}

function byKind(list: (kind: (typeof KINDS)[number]) => readonly Item[]): Declared {
  return Object.fromEntries(KINDS.map((kind) => [kind, list(kind)])) as unknown as Declared;
}
