import { VARIANT_SIZE } from "../automation/variant.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import { writePointerAt } from "../marshal/fields.ts";
import { offsetOf, view as scratch } from "../marshal/scratch.ts";
import { POINTER_SIZE } from "../native/memory.ts";

/** The name of the value that a property gets. */
const DISPID_PROPERTYPUT = -3;

/** An argument of Invoke. */
export interface Argument {
  /** What errors call it. */
  readonly name: string;
  /** Checks the value and writes it as a VARIANT to zeroed bytes; what that points to goes into the memory. */
  write(view: DataView<ArrayBuffer>, offset: number, memory: CallMemory): void;
}

export interface NamedArgument extends Argument {
  readonly dispid: number;
}

/** The arguments of a call as people list them. */
export interface Arguments {
  readonly positional: readonly Argument[];
  readonly named: readonly NamedArgument[];
  /** What a property gets. */
  readonly value?: Argument | undefined;
}

/**
 * Writes a DISPPARAMS to a zeroed cell in scratch memory. The array is back to front: the named arguments come first,
 * among them the value of a property, then the others from the last to the first. Answers the names in that order.
 */
export function writeArguments(cell: number, given: Arguments, memory: CallMemory): string[] {
  const value = given.value && { argument: given.value, dispid: DISPID_PROPERTYPUT };
  const named = [
    ...(value === undefined ? [] : [value]),
    ...given.named.map((argument) => ({ argument, dispid: argument.dispid })),
  ];
  const all = [...named.map(({ argument }) => argument), ...given.positional.toReversed()];
  const variants = memory.block(all.length * VARIANT_SIZE);
  // Written in the order of the call, so that the first wrong argument is the one that the error names.
  for (const argument of [...given.positional, ...given.named, ...(given.value ? [given.value] : [])])
    argument.write(variants.view, all.indexOf(argument) * VARIANT_SIZE, memory);
  const ids = memory.block(named.length * 4);
  for (const [index, { dispid }] of named.entries()) ids.view.setInt32(index * 4, dispid, true);
  const offset = offsetOf(cell);
  if (all.length > 0) writePointerAt(scratch, offset, variants.address);
  if (named.length > 0) writePointerAt(scratch, offset + POINTER_SIZE, ids.address);
  scratch.setUint32(offset + POINTER_SIZE * 2, all.length, true);
  scratch.setUint32(offset + POINTER_SIZE * 2 + 4, named.length, true);
  return all.map(({ name }) => name);
}
