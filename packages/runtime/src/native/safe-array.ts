import { NativeMemoryError } from "../errors/native-memory-error.ts";
import { automation } from "./automation.ts";
import { allocate, free, loadBytes, POINTER_SIZE, storeBytes } from "./memory.ts";

// A SAFEARRAY is a descriptor, which points to the elements. Its bounds lie in reverse order: those of the rightmost
// dimension first. The elements of a column lie together: the leftmost index changes fastest. 16 hidden bytes precede the
// descriptor, whose last four are the type of the elements, or which are the IID of an array of interface pointers.

const HIDDEN = 16;
const DATA = POINTER_SIZE === 8 ? 16 : 12;
const BOUNDS = DATA + POINTER_SIZE;
const BOUND = 8;

/** Bits of `features`. */
export const FADF = {
  AUTO: 0x1,
  STATIC: 0x2,
  EMBEDDED: 0x4,
  RECORD: 0x20,
  HAVEIID: 0x40,
  HAVEVARTYPE: 0x80,
  BSTR: 0x100,
  UNKNOWN: 0x200,
  DISPATCH: 0x400,
  VARIANT: 0x800,
  CREATEVECTOR: 0x2000,
} as const;

/** A dimension, of which the lower bound is the first index. */
export interface Bound {
  readonly length: number;
  readonly lowerBound: number;
}

export interface Descriptor {
  readonly features: number;
  readonly elementSize: number;
  /** Address of the elements. */
  readonly data: number;
  /** The leftmost dimension first. */
  readonly bounds: readonly Bound[];
  /** The type of the elements that the hidden bytes tell, if they do. */
  readonly hiddenType: number | undefined;
  /** The 16 bytes of the IID of interface pointers, if they tell it. */
  readonly hiddenIid: DataView | undefined;
}

/** What the descriptor at a non-null address says. */
export function describeSafeArray(address: number): Descriptor {
  const head = load(address, BOUNDS);
  const dimensions = head.getUint16(0, true);
  const features = head.getUint16(2, true);
  const bounds = load(address + BOUNDS, dimensions * BOUND);
  return {
    features,
    elementSize: head.getUint32(4, true),
    data: Number(POINTER_SIZE === 8 ? head.getBigUint64(DATA, true) : head.getUint32(DATA, true)),
    bounds: Array.from({ length: dimensions }, (_, index) => {
      const at = (dimensions - 1 - index) * BOUND;
      return { length: bounds.getUint32(at, true), lowerBound: bounds.getInt32(at + 4, true) };
    }),
    hiddenType: features & FADF.HAVEVARTYPE ? load(address - 4, 4).getUint16(0, true) : undefined,
    hiddenIid: features & FADF.HAVEIID ? load(address - HIDDEN, HIDDEN) : undefined,
  };
}

function load(address: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  loadBytes(bytes, address);
  return new DataView(bytes.buffer);
}

/**
 * Makes a SAFEARRAY of elements that are still to be stored at its `data`.
 *
 * @param iid the 16 bytes of the interface, for arrays of interface pointers
 * @throws {NativeMemoryError} when there is no memory
 */
export function createSafeArray(
  vt: number,
  features: number,
  elementSize: number,
  bounds: readonly Bound[],
  iid: Uint8Array | null,
): number {
  const library = automation();
  if (library !== null) {
    const address = Number(library.safeArrayCreateEx(vt, bounds.length, boundBytes(bounds), iid));
    if (address === 0) throw new NativeMemoryError("cannot make a SAFEARRAY");
    return address;
  }
  const bytes = elementSize * bounds.reduce((count, { length }) => count * length, 1);
  const block = new Uint8Array(HIDDEN + BOUNDS + bounds.length * BOUND);
  const view = new DataView(block.buffer);
  if (iid === null) view.setUint32(HIDDEN - 4, vt, true);
  else block.set(iid);
  view.setUint16(HIDDEN, bounds.length, true);
  view.setUint16(HIDDEN + 2, features | (iid === null ? FADF.HAVEVARTYPE : FADF.HAVEIID), true);
  view.setUint32(HIDDEN + 4, elementSize, true);
  block.set(boundBytes(bounds.toReversed()), HIDDEN + BOUNDS);
  const address = allocate(block.length);
  try {
    const data = allocate(bytes);
    if (POINTER_SIZE === 8) view.setBigUint64(HIDDEN + DATA, BigInt(data), true);
    else view.setUint32(HIDDEN + DATA, data, true);
  } catch (error) {
    free(address);
    throw error;
  }
  storeBytes(address, block);
  return address + HIDDEN;
}

function boundBytes(bounds: readonly Bound[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(bounds.length * BOUND));
  for (const [index, { length, lowerBound }] of bounds.entries()) {
    view.setUint32(index * BOUND, length, true);
    view.setInt32(index * BOUND + 4, lowerBound, true);
  }
  return new Uint8Array(view.buffer);
}

/** Frees a SAFEARRAY that was made off Windows, whose elements own nothing any more. */
export function freeSafeArray(address: number, { features, data }: Descriptor): void {
  const inPlace = FADF.AUTO | FADF.STATIC | FADF.EMBEDDED | FADF.CREATEVECTOR;
  if ((features & inPlace) === 0) free(data);
  if ((features & (FADF.AUTO | FADF.STATIC)) === 0) free(address - HIDDEN);
}
