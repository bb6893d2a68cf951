import { allocateBstr, releaseBstr } from "../native/bstr.ts";
import { addressOfBuffer } from "../native/memory.ts";
import { outOfRange, wrongType } from "./checks.ts";
import type { RecordCodec } from "./records.ts";

/** The most bytes that an array may have as an argument. */
const LARGEST_ARRAY = 0x7fff_ffff;

/** Zeroed native memory and a view of it. */
export interface Block {
  readonly address: number;
  readonly view: DataView<ArrayBuffer>;
}

/**
 * The memory of one call: what its arguments point to. It belongs to JavaScript, and native code may use it until
 * `free`, which must come when the call has returned and keeps the buffers from being collected before.
 */
export class CallMemory {
  private readonly buffers: ArrayBuffer[] = [];
  protected readonly bstrs: number[] = [];

  /** Some zeroed bytes. The address is never 0. */
  block(bytes: number): Block {
    const buffer = new ArrayBuffer(bytes || 1);
    this.buffers.push(buffer);
    return { address: addressOfBuffer(buffer), view: new DataView(buffer) };
  }

  /** Checks a value and writes it as a record; returns the record's address. */
  record<T>(value: T, codec: RecordCodec<T>, at: string, path: string): number {
    const { address, view } = this.block(codec.size);
    codec.write(view, 0, value, this, at, path);
    return address;
  }

  /**
   * Checks an array and its elements, and writes them as records one after the other. The length is read once; the
   * address is never 0.
   */
  records<T>(
    values: readonly T[],
    codec: RecordCodec<T>,
    at: string,
    path: string,
  ): { readonly address: number; readonly length: number } {
    if (!Array.isArray(values)) throw wrongType(values, at, path, "an array");
    const { length } = values;
    const most = Math.floor(LARGEST_ARRAY / codec.size);
    if (length > most) throw outOfRange(length, at, path, `at most ${most} elements`);
    const { address, view } = this.block(length * codec.size);
    for (let index = 0; index < length; index++) {
      codec.write(view, index * codec.size, values[index] as T, this, at, `${path}[${index}]`);
    }
    return { address, length };
  }

  /** A zero-terminated copy of text without U+0000. */
  string(text: string): number {
    const { address, view } = this.block((text.length + 1) * 2);
    Buffer.from(view.buffer).write(text, "utf16le");
    return address;
  }

  /** A BSTR. */
  bstr(text: string): number {
    const bstr = allocateBstr(text);
    this.bstrs.push(bstr);
    return bstr;
  }

  /** Gives everything back. Does nothing the second time. */
  free(): void {
    this.buffers.length = 0;
    for (const bstr of this.bstrs.splice(0)) releaseBstr(bstr);
  }
}
