import { live } from "../lifetime/live.ts";
import { observer } from "../lifetime/tracking.ts";
import { writePointer } from "../marshal/cells.ts";
import { drop, take } from "../marshal/scratch.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import { Agility } from "./agility.ts";
import type { Layout } from "./layout.ts";
import { freeBlock, takeBlock } from "./slab.ts";

/** Handlers by TypeScript name, as given to `implement`. */
export type HandlerTable = Readonly<Record<string, unknown>>;

interface ObjectOptions {
  readonly finalRelease: (() => void) | undefined;
  readonly agile: boolean;
}

/** An object that JavaScript implements. Its native memory is one pointer per vtable. */
export class ServerObject {
  readonly layout: Layout;
  readonly handlers: HandlerTable;
  readonly address: number;
  readonly finalRelease: (() => void) | undefined;
  readonly agility: Agility | undefined;
  references = 1;

  constructor(layout: Layout, handlers: HandlerTable, { finalRelease, agile }: ObjectOptions) {
    this.layout = layout;
    this.handlers = handlers;
    this.finalRelease = finalRelease;
    this.address = takeBlock(layout.vtables.length);
    this.agility = agile ? new Agility(this.address) : undefined;
    writeVtables(this.address, layout.vtables);
    for (let face = 0; face < layout.vtables.length; face++)
      faces.set(this.address + face * POINTER_SIZE, this);
    live.objects++;
    if (observer !== null) observer.opened(this, layout.interfaceName, this);
  }

  /** Forgets the object once its last reference is gone. Its memory keeps its vtables: late calls find a refusal. */
  destroy(): void {
    for (let face = 0; face < this.layout.vtables.length; face++)
      faces.delete(this.address + face * POINTER_SIZE);
    this.agility?.end();
    freeBlock(this.address, this.layout.vtables.length);
    live.objects--;
    if (observer !== null) observer.closed(this);
  }
}

/** Live objects by the address of each of their interface pointers. */
const faces = new Map<number, ServerObject>();

export function objectAt(address: number): ServerObject | undefined {
  return faces.get(address);
}

function writeVtables(address: number, vtables: readonly number[]): void {
  const bytes = vtables.length * POINTER_SIZE;
  const cell = take(bytes);
  try {
    for (const [face, vtable] of vtables.entries()) writePointer(cell + face * POINTER_SIZE, vtable);
    copyMemory(address, cell, bytes);
  } finally {
    drop(cell);
  }
}
