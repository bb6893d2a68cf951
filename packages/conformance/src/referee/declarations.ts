import type { HeaderFacts } from "../widl/facts.ts";
import type { Comparison } from "./comparison.ts";
import type { FileModel } from "./model.ts";

/** Compares the interfaces of one file with widl's: which there are, their bases, IIDs and vtables in order. */
export function compareInterfaces(file: FileModel, facts: HeaderFacts, comparison: Comparison): void {
  const written = file.interfaces.filter((face) => !isDerived(face, file));
  comparison.same(`interfaces of ${file.path}`, names(written), [...facts.interfaces.keys()].sort());
  for (const { name, iid, base, vtable } of file.interfaces) {
    const theirs = facts.interfaces.get(name);
    if (theirs === undefined) continue;
    comparison.same(`the IID of ${name}`, iid ?? undefined, theirs.iid);
    comparison.same(`the base of ${name}`, base ?? undefined, theirs.base);
    comparison.same(`the length of ${name}'s vtable`, vtable.length, theirs.vtable.length);
    for (const [slot, method] of vtable.entries()) {
      comparison.same(`slot ${slot} of ${name}`, method, theirs.vtable[slot]);
    }
  }
}

/** Whether the interface comes from another's async_uuid, which our IDL hides from widl. */
function isDerived({ name }: { readonly name: string }, { interfaces }: FileModel): boolean {
  return name.startsWith("AsyncI") && interfaces.some((other) => `Async${other.name}` === name);
}

/** Compares the coclasses of one file and their CLSIDs. */
export function compareCoclasses(file: FileModel, facts: HeaderFacts, comparison: Comparison): void {
  comparison.same(`coclasses of ${file.path}`, names(file.coclasses), [...facts.coclasses.keys()].sort());
  for (const { name, clsid } of file.coclasses) {
    comparison.same(`the CLSID of ${name}`, clsid ?? undefined, facts.coclasses.get(name));
  }
}

/** Compares which enums and records one file defines, and the enums' members in order. */
export function compareNames(file: FileModel, facts: HeaderFacts, comparison: Comparison): void {
  comparison.same(`enums of ${file.path}`, names(file.enums), names(facts.enums));
  comparison.same(`records of ${file.path}`, names(file.structs), names(facts.records));
  for (const { name, members } of file.enums) {
    const theirs = facts.enums.find((one) => one.name === name);
    comparison.same(`the members of ${name}`, Object.keys(members), theirs?.members);
  }
}

function names(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name).sort();
}
