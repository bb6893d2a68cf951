import { handOver, type IUnknown } from "../client/iunknown.ts";
import type { CallMemory } from "../marshal/call-memory.ts";
import { writePointer } from "../marshal/cells.ts";
import type { TaskMemory } from "../marshal/task-memory.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import type { NativeArguments } from "./lengths.ts";

/** One value that a method writes through a pointer of its caller. */
export interface Output {
  readonly name: string;
  /** Which ABI parameter points to it. */
  readonly index: number;
  /** Bytes to zero before the handler is called. Those of room are told by the call. */
  readonly size: number | ((values: NativeArguments) => number);
  /** [in, out]: the caller's value stands until it is replaced. */
  readonly keeps: boolean;
  /** Whether a caller may not want it, and then gives it no place. */
  readonly unwanted: boolean;
  /** Hidden counts have no value of their own: they tell the length of another output. */
  readonly countOf: string | undefined;
  /** Whether the caller's pointer may be NULL. */
  readonly optional: (values: NativeArguments) => boolean;
  /**
   * Takes a result apart, checks it and puts what native code will see into the memory. It may run code of a person,
   * which might release a wrapper or change a buffer: what is not copied or held here is looked at in `check`.
   */
  readonly marshal?: (result: unknown, call: Answering) => unknown;
  /** Throws unless a handler may return the value, which `marshal` has taken apart. */
  readonly check: (value: unknown, call: Answering, results: readonly unknown[]) => void;
  /** Writes the value, by way of a cell in scratch memory if it fits one. Cannot fail. */
  readonly write: (address: number, value: never, cell: number, memory: CallMemory) => void;
  /** Frees what the value that was written has replaced. */
  readonly release?: (value: never) => void;
  /** For room whose HRESULT tells whether it is full: how many elements fit. */
  readonly capacity?: (values: NativeArguments) => number;
}

/** What a kind of value decides about an output. */
export type Shape = Omit<Output, "name" | "index" | "keeps" | "unwanted">;

/** A call whose handler has answered. */
export interface Answering {
  readonly values: NativeArguments;
  readonly memory: TaskMemory;
  /** "IFoo.bar" */
  readonly at: string;
}

/** Bytes in JavaScript's memory that are to be copied to where the caller's pointer points. */
export interface Staged {
  readonly address: number;
  readonly bytes: number;
  /** How many elements or characters they are. */
  readonly length: number;
  /** The bytes that they replace. */
  readonly replaced?: DataView;
}

export const PLAIN: Pick<Shape, "countOf" | "optional" | "check"> = {
  countOf: undefined,
  optional: () => false,
  check: () => {},
};

/** A value that lies in one cell. */
export function throughCell<T>(
  size: number,
  write: (cell: number, value: T, memory: CallMemory) => void,
): { readonly size: number; readonly write: Shape["write"] } {
  return {
    size,
    write: (address, value, cell, memory) => {
      write(cell, value, memory);
      copyMemory(address, cell, size);
    },
  };
}

/** A pointer to what `marshal` has made. */
export const POINTING: Pick<Shape, "countOf" | "optional" | "check" | "size" | "write"> = {
  ...PLAIN,
  ...throughCell(POINTER_SIZE, (cell, target: { readonly address: number } | null) =>
    writePointer(cell, target?.address ?? 0),
  ),
};

export const STAGED: Pick<Shape, "countOf" | "optional" | "check" | "write"> = {
  ...PLAIN,
  write: (to, { address, bytes }: Staged) => copyMemory(to, address, bytes),
};

/** Writes a reference of a wrapper's, or NULL. */
export function writeReference(cell: number, wrapper: IUnknown | null): void {
  writePointer(cell, wrapper === null ? 0 : handOver(wrapper));
}
