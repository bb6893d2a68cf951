import { describe } from "../errors/describe.ts";
import { failure } from "../errors/failure.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer } from "../marshal/cells.ts";
import { writeGuid } from "../marshal/guid.ts";
import type { Raw } from "../marshal/raw.ts";
import { drop, take } from "../marshal/scratch.ts";
import { POINTER_SIZE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";
import { argumentPointer, checkInterfaceClass, IUnknown, wrap } from "./iunknown.ts";
import { addReference, queryInterface } from "./reference.ts";

export interface FromPointerOptions {
  /** true: take a reference of one's own. false: take over the one that the pointer carries. */
  readonly addRef: boolean;
}

/**
 * A wrapper for an interface pointer that other native code handed over as an address.
 *
 * The address is refused when it cannot be one (0, negative, fractional, misaligned). Whether an interface of this class
 * really is there cannot be verified: any other address crashes the process.
 */
export function fromPointer<T extends IUnknown>(
  type: InterfaceClass<T>,
  address: number | bigint,
  options: FromPointerOptions,
): T {
  const at = "fromPointer";
  checkInterfaceClass(type, at);
  const pointer = checkedAddress(address);
  if (typeof options?.addRef !== "boolean") {
    throw new TypeError(`${at}(options): expected { addRef: boolean }, got ${describe(options)}`);
  }
  const wrapper = wrap(type, pointer);
  if (options.addRef) addReference(pointer);
  return wrapper;
}

function checkedAddress(address: number | bigint): number {
  if (typeof address !== "number" && typeof address !== "bigint") {
    throw new TypeError(`fromPointer(address): expected an address, got ${describe(address)}`);
  }
  const pointer = Number(address);
  const limit = POINTER_SIZE === 8 ? Number.MAX_SAFE_INTEGER : 0xffff_ffff;
  if (!Number.isInteger(pointer) || pointer <= 0 || pointer > limit || pointer % POINTER_SIZE !== 0) {
    throw new RangeError(
      `fromPointer(address): expected a non-null address aligned to ${POINTER_SIZE} bytes, got ${describe(address)}`,
    );
  }
  return pointer;
}

/** The native address of a live wrapper's interface pointer. No reference comes with it: keep the wrapper. */
export function pointerOf(wrapper: IUnknown): Raw {
  return argumentPointer(wrapper, IUnknown, "pointerOf", "wrapper").address as Raw;
}

/** Whether two wrappers refer to one object, which is so when their IUnknown pointers are equal. */
export function sameObject(a: IUnknown, b: IUnknown): boolean {
  const first = argumentPointer(a, IUnknown, "sameObject", "a");
  const second = argumentPointer(b, IUnknown, "sameObject", "b");
  if (first.address === second.address) return true;
  const cell = take(32);
  try {
    const identities = [first, second].map((pointer) => {
      writeGuid(cell + 16, IUnknown.iid);
      const hr = queryInterface(pointer.address, cell + 16, cell);
      if (hr < 0) throw failure(hr, `${pointer.type.interfaceName}.sameObject`, pointer);
      const identity = readPointer(cell);
      if (identity === 0) throw new NullResultError(`${pointer.type.interfaceName}.sameObject`, "identity");
      giveBack(identity);
      return identity;
    });
    return identities[0] === identities[1];
  } finally {
    drop(cell);
  }
}
