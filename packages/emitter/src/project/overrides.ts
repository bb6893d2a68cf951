import { catalogue, diagnose, type Interface, type Method, type model, type Report } from "@combind/midl";
import type { DispatchDeclaration } from "./dispatch/member.ts";

/** What IDL cannot say about one method. `reason` tells a reader where the fact comes from. */
export interface MethodOverride {
  /** [out] parameters that may come back NULL with success; [in] strings, arrays and structs that may be null. */
  readonly nullable?: readonly string[];
  /** [in] interface pointers, or pointers in a struct, that are never NULL. */
  readonly notNull?: readonly string[];
  /** [in, out] parameters that the callee only writes: they become results alone. */
  readonly outOnly?: readonly string[];
  /** [out] pointers to what stays the object's: their addresses are handed on, and nothing is freed. */
  readonly lent?: readonly string[];
  /** [in, out] parameters that the callee only reads: they are arguments alone. */
  readonly inOnly?: readonly string[];
  /** Success codes with a meaning of their own; the method then tells them. */
  readonly success?: readonly string[];
  readonly reason: string;
}

/** The lists of an entry that name parameters or fields. */
const NAMES = ["nullable", "notNull", "outOnly", "lent", "inOnly"] as const;

/** The content of overrides.json: `Interface.Method`, or a struct's name, as in the IDL -> what to know about it. */
export type Overrides = { readonly [method: string]: MethodOverride };

/** Hands out the entries, and knows which ones never fitted anything. */
export class OverrideTable {
  readonly #entries: Overrides;
  readonly #used = new Set<string>();

  constructor(entries: Overrides) {
    this.#entries = entries;
  }

  /** The entry for a method, its parameter names checked. */
  take(owner: Interface, method: Method, report: Report): MethodOverride | undefined {
    return this.#take(`${owner.name}.${method.idlName}`, "parameter", method.parameters, method.span, report);
  }

  /** The entry for a member of a dispinterface, whose result goes by the name `result`. */
  takeMember(owner: Interface, member: DispatchDeclaration, report: Report): MethodOverride | undefined {
    const names = [...member.parameters, { name: "result" }];
    return this.#take(`${owner.name}.${member.idlName}`, "parameter", names, member.span, report);
  }

  /** The entry for a struct, its field names checked. */
  takeRecord(record: model.Record, report: Report): MethodOverride | undefined {
    return this.#take(record.name, "field", record.fields, record.span, report);
  }

  #take(
    key: string,
    what: string,
    members: readonly { readonly name: string | undefined }[],
    span: model.Declaration["span"],
    report: Report,
  ): MethodOverride | undefined {
    if (!Object.hasOwn(this.#entries, key)) return undefined;
    this.#used.add(key);
    const entry = this.#entries[key] as MethodOverride;
    for (const name of NAMES.flatMap((list) => entry[list] ?? [])) {
      if (members.some((member) => member.name === name)) continue;
      report(diagnose(catalogue.emission.overrideUnknown, { key, what: `names no ${what} ${name}` }, span));
    }
    return entry;
  }

  /** An entry that no method took is a mistake in overrides.json. */
  reportUnused(report: Report): void {
    for (const key of Object.keys(this.#entries)) {
      if (this.#used.has(key)) continue;
      report(
        diagnose(catalogue.emission.overrideUnknown, {
          key,
          what: "names no method and no struct of the inputs",
        }),
      );
    }
  }
}
