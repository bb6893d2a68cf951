import { passReference, releaseAt, takeReference } from "../client/interface-codec.ts";
import { argumentPointer, IUnknown } from "../client/iunknown.ts";
import type { InterfacePointer } from "../client/pointer.ts";
import { noteWrapper } from "../client/received.ts";
import { queryInterface } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import { readPointer } from "../marshal/cells.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";

/** An interface that the runtime has no class of, such as IDispatch. */
export interface Foreign {
  readonly name: string;
  readonly iid: Guid;
}

export const DISPATCH: Foreign = {
  name: "IDispatch",
  iid: "00020400-0000-0000-c000-000000000046" as Guid,
};
export const STREAM: Foreign = { name: "IStream", iid: "0000000c-0000-0000-c000-000000000046" as Guid };
export const STORAGE: Foreign = { name: "IStorage", iid: "0000000b-0000-0000-c000-000000000046" as Guid };

/** Whether a live wrapper's pointer is one of an interface, by its class and the bases of that. */
export function isOf(type: InterfaceClass, { iid }: Foreign): boolean {
  for (let link = type; link !== IUnknown; link = Object.getPrototypeOf(link))
    if (link.iid === iid) return true;
  return false;
}

/**
 * A pointer to an interface, or NULL. It is read as a wrapper of a class, which the object is asked for unless that is the
 * interface's own or IUnknown. Of a wrapper whose class is another the object is asked for the interface.
 */
export function foreignPointer(foreign: Foreign, type: InterfaceClass): Codec<IUnknown | null> {
  return {
    size: POINTER_SIZE,
    read(view, offset) {
      const address = pointerAt(view, offset);
      if (address === 0) return null;
      const known = type === IUnknown || type.iid === foreign.iid;
      return known ? takeReference(type, address) : queried(type, address);
    },
    write(view, offset, value, memory, at, path) {
      if (value === null) return;
      const pointer = argumentPointer(value, IUnknown, at, path);
      writePointerAt(
        view,
        offset,
        isOf(pointer.type, foreign)
          ? passReference(value, IUnknown, memory, at, path)
          : passQueried(value, pointer, foreign, memory, `${at}(${path})`),
      );
    },
    free: releaseAt,
  };
}

function passQueried(
  value: IUnknown,
  { address, owned }: InterfacePointer,
  { name, iid }: Foreign,
  memory: CallMemory,
  where: string,
): number {
  const cell = take(32);
  try {
    writeGuid(cell + 16, iid);
    const found = queryInterface(address, cell + 16, cell) < 0 ? 0 : readPointer(cell);
    if (found === 0) throw new TypeError(`${where}: expected an object with ${name}, got one without`);
    if (memory instanceof TaskMemory && memory.takesWrappers && owned) memory.pass(value);
    return memory.keep(found, giveBack);
  } finally {
    drop(cell);
  }
}

/** Reads a pointer to whatever interface as a wrapper of a class, which the object is asked for. */
export function queriedPointer(element: Codec, type: InterfaceClass): Codec {
  return {
    ...element,
    read(view, offset) {
      const address = pointerAt(view, offset);
      return address === 0 ? element.read(view, offset) : queried(type, address);
    },
  };
}

/** A wrapper of a class for the object at the address of whatever interface, which is asked for the class's. */
export function queried(type: InterfaceClass, address: number): IUnknown {
  const unknown = takeReference(IUnknown, address);
  try {
    const wrapper = unknown.as(type);
    noteWrapper(wrapper);
    return wrapper;
  } finally {
    unknown.dispose();
  }
}
