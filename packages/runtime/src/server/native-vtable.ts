import { ownVtables } from "../client/vtable.ts";
import { writePointer } from "../marshal/cells.ts";
import { drop, take } from "../marshal/scratch.ts";
import { type DisconnectedFunctions, disconnectedFunctions } from "../native/disconnected.ts";
import { allocate, copyMemory, POINTER_SIZE } from "../native/memory.ts";
import { enterVtable } from "../threads/vtable-table.ts";

/** Which function takes the place of a slot's thunk when this thread has ended. */
export type AfterEnd = keyof DisconnectedFunctions;

/** What takes the place of QueryInterface, AddRef and Release. */
export const IDENTITY_AFTER_END: readonly AfterEnd[] = ["queryInterface", "zero", "zero"];

/** Makes a vtable in native memory, which is never freed: COM clients may keep it. */
export function makeVtable(slots: readonly number[], afterEnd: readonly AfterEnd[]): number {
  const vtable = allocate(slots.length * POINTER_SIZE);
  writeVtable(vtable, slots);
  ownVtables.add(vtable);
  const functions = disconnectedFunctions();
  if (functions !== null) {
    const replacement = allocate(slots.length * POINTER_SIZE);
    writeVtable(
      replacement,
      afterEnd.map((kind) => functions[kind]),
    );
    enterVtable(vtable, replacement, slots.length * POINTER_SIZE);
  }
  return vtable;
}

export function writeVtable(vtable: number, slots: readonly number[]): void {
  const cell = take(POINTER_SIZE);
  try {
    slots.forEach((thunk, slot) => {
      writePointer(cell, thunk);
      copyMemory(vtable + slot * POINTER_SIZE, cell, POINTER_SIZE);
    });
  } finally {
    drop(cell);
  }
}
