import type { CallMemory } from "./call-memory.ts";

/**
 * How a type that lies in memory becomes a value and back: a struct, and whatever can be a field of one, an element of an
 * array or the target of a pointer. Generated code has one for each struct, under the struct's name.
 */
export interface Codec<T = unknown> {
  /** Bytes that one takes on this platform, padding included. */
  readonly size: number;
  /**
   * A copy of the value. Interface pointers among it become wrappers with references of their own, which `received` or
   * `lent` must look after.
   */
  read(view: DataView, offset: number): T;
  /**
   * Checks the value and writes it to zeroed bytes, reading each property once; what it points to is put into `memory`.
   * Errors name `at` ("IFoo.bar") and the path of the wrong property.
   */
  write(view: DataView, offset: number, value: T, memory: CallMemory, at: string, path: string): void;
  /** Frees what a value owns that came as a result: task memory, BSTRs, references. Absent where values own nothing. */
  free?(view: DataView, offset: number): void;
}

/**
 * How a union becomes a value and back. `M` maps the tags, which tell the arm in use, to the types of their values.
 * A tag without an arm is a RangeError.
 */
// biome-ignore lint/suspicious/noExplicitAny: a union of any tags; `unknown` would have no tags at all
export interface UnionCodec<M = any> {
  readonly size: number;
  read<K extends keyof M>(view: DataView, offset: number, tag: K): M[K];
  write<K extends keyof M>(
    view: DataView,
    offset: number,
    tag: K,
    value: M[K],
    memory: CallMemory,
    at: string,
    path: string,
  ): void;
  free?<K extends keyof M>(view: DataView, offset: number, tag: K): void;
}
