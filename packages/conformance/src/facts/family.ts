import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../paths.ts";

/**
 * What everyone who has the Windows SDK knows about BITS, by IDL file. No part of it comes from the IDL in this
 * repository: it is what that IDL is held against.
 */
export type Family = Readonly<Record<string, FileFacts>>;

export interface FileFacts {
  readonly interfaces: Readonly<Record<string, InterfaceFacts>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly records: Readonly<Record<string, RecordFacts>>;
  readonly coclasses: Readonly<Record<string, { readonly clsid: string; readonly default: string }>>;
  /** Integers beyond 2^53 are decimal strings. */
  readonly constants: Readonly<Record<string, number | string>>;
}

export interface InterfaceFacts {
  /** Of a twin that MIDL makes for async_uuid: the interface that it is made from. */
  readonly asyncOf?: string;
  readonly iid: string;
  readonly base: string;
  /** The names of all slots, inherited ones first. */
  readonly vtable: readonly string[];
  /** Those that the base has not. */
  readonly methods: readonly MethodFacts[];
}

export interface MethodFacts {
  readonly slot: number;
  readonly name: string;
  readonly returns: string;
  /** As declared: `[in, size_is(count)] BYTE* data`. */
  readonly parameters: readonly string[];
}

export interface RecordFacts {
  readonly kind: "struct" | "union";
  readonly tag: string | null;
  /** `type name`, in the order of `offsets`. */
  readonly fields: readonly string[];
  readonly win64: LayoutFacts;
  readonly win32: LayoutFacts;
}

export interface LayoutFacts {
  readonly size: number;
  readonly align: number;
  readonly offsets: readonly number[];
}

export function readFamily(): Family {
  return JSON.parse(readFileSync(join(PACKAGE, "fixtures/facts/bits.json"), "utf8")) as Family;
}

/** The interfaces that classes are generated for, by name: all but the twins. */
export function generatedInterfaces(family: Family): (readonly [name: string, facts: InterfaceFacts])[] {
  return Object.values(family)
    .flatMap(({ interfaces }) => Object.entries(interfaces))
    .filter(([, { asyncOf }]) => asyncOf === undefined);
}
