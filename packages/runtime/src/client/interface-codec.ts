import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { TaskMemory } from "../marshal/task-memory.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";
import { argumentPointer, type IUnknown, wrap } from "./iunknown.ts";
import { noteWrapper } from "./received.ts";
import { addReference } from "./reference.ts";

/** The codec of an interface pointer tells of which class. */
export interface InterfaceCodec<T = unknown> extends Codec<T> {
  readonly type: InterfaceClass;
}

const codecs = new WeakMap<InterfaceClass, Codec>();
const nullableCodecs = new WeakMap<InterfaceClass, Codec>();

/** An interface pointer in memory that is never NULL. What is read is a wrapper with a reference of its own. */
export function interfaceOf<T extends IUnknown>(type: InterfaceClass<T>): Codec<T> {
  let codec = codecs.get(type) as InterfaceCodec<T> | undefined;
  if (codec === undefined) {
    codec = {
      type,
      size: POINTER_SIZE,
      read(view, offset) {
        const address = pointerAt(view, offset);
        if (address === 0) throw new NullResultError(type.interfaceName, "pointer");
        return takeReference(type, address);
      },
      write: (view, offset, value, memory, at, path) =>
        writePointerAt(view, offset, passReference(value, type, memory, at, path)),
      free: releaseAt,
    };
    codecs.set(type, codec as Codec);
  }
  return codec;
}

/** As `interfaceOf`, where NULL is null. */
export function interfaceOrNull<T extends IUnknown>(type: InterfaceClass<T>): Codec<T | null> {
  let codec = nullableCodecs.get(type) as InterfaceCodec<T | null> | undefined;
  if (codec === undefined) {
    codec = {
      type,
      size: POINTER_SIZE,
      read(view, offset) {
        const address = pointerAt(view, offset);
        return address === 0 ? null : takeReference(type, address);
      },
      write: (view, offset, value, memory, at, path) =>
        writePointerAt(view, offset, value === null ? 0 : passReference(value, type, memory, at, path)),
      free: releaseAt,
    };
    nullableCodecs.set(type, codec as Codec);
  }
  return codec;
}

/** A wrapper with a new reference to the object at a non-null address, which whoever is reading looks after. */
export function takeReference<T extends IUnknown>(type: InterfaceClass<T>, address: number): T {
  addReference(address);
  const wrapper = wrap(type, address);
  noteWrapper(wrapper);
  return wrapper;
}

/** The address of a live wrapper, whose object the memory keeps alive. What a handler returns passes to the caller. */
export function passReference(
  value: unknown,
  type: InterfaceClass,
  memory: CallMemory,
  at: string,
  path: string,
): number {
  const { address, owned } = argumentPointer(value, type, at, path);
  memory.hold(address);
  if (memory instanceof TaskMemory && memory.takesWrappers && owned) memory.pass(value as IUnknown);
  return address;
}

/** Releases the reference of a result that lies in memory. */
export function releaseAt(view: DataView, offset: number): void {
  const address = pointerAt(view, offset);
  if (address === 0) return;
  writePointerAt(view, offset, 0);
  giveBack(address);
}
