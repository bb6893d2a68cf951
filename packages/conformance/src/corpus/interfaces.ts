import type { Comparison } from "../referee/comparison.ts";
import type { InterfaceFacts } from "../widl/facts.ts";
import { cNameOf, isInstance, isWidlsOwn } from "./c-names.ts";
import type { CorpusHeader } from "./headers.ts";
import type { CorpusModel } from "./model.ts";

/**
 * Compares the interfaces of one file with those in widl's header of it: which there are, and of each the IID and the
 * vtable, slot by slot.
 */
export function compareInterfaces(
  model: CorpusModel,
  { header }: CorpusHeader,
  comparison: Comparison,
): void {
  if (header === undefined) return;
  const ours = new Map(model.interfaces.map((face) => [cNameOf(face), face]));
  for (const [name, facts] of header.facts.interfaces) {
    const place = `${name} of ${model.name}`;
    const face = ours.get(name);
    if (face === undefined) {
      if (!isInstance(name)) comparison.same(`the interface ${place}`, undefined, facts.vtable);
      continue;
    }
    comparison.same(`the IID of ${place}`, face.iid ?? undefined, facts.iid);
    compareVtables(place, face.vtable, facts, comparison);
  }
}

function compareVtables(
  place: string,
  ours: readonly string[],
  { vtable: theirs }: InterfaceFacts,
  comparison: Comparison,
): void {
  comparison.same(`the number of slots of ${place}`, ours.length, theirs.length);
  for (const [slot, name] of theirs.entries()) {
    comparison.same(`slot ${slot} of ${place}`, ours[slot], withoutOwner(name, ours[slot]));
  }
}

/** C has no overloads: widl puts the interface's name before that of a method whose name the vtable has twice. */
function withoutOwner(theirs: string, ours: string | undefined): string {
  const [owner, name] = splitAt(theirs, theirs.length - (ours?.length ?? 0));
  return name === ours && /^I\w+_$/.test(owner) ? name : theirs;
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at)];
}

/** Compares which structs and unions there are: each that the header defines must be in the model. */
export function compareRecords(model: CorpusModel, { header }: CorpusHeader, comparison: Comparison): void {
  if (header === undefined) return;
  const ours = new Set(model.structs.flatMap((record) => [cNameOf(record), record.tag ?? ""]));
  for (const { name, kind } of header.facts.records) {
    if (!isInstance(name) && !isWidlsOwn(name))
      comparison.same(`the ${kind} ${name} of ${model.name}`, ours.has(name), true);
  }
}
