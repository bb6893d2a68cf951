import { addReference } from "../client/reference.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { ansiBytes } from "../native/ansi.ts";
import { allocateBstr, releaseBstr } from "../native/bstr.ts";
import { addressOfBuffer } from "../native/memory.ts";
import { outOfRange, wrongType } from "./checks.ts";
import type { Codec } from "./codec.ts";
import { isNumberArray, lengthIn, writeElements } from "./elements.ts";
import { pointerAt } from "./fields.ts";

/** The most bytes that an array may have as an argument. */
const LARGEST_ARRAY = 0x7fff_ffff;

/** Zeroed native memory and a view of it. */
export interface Block {
  readonly address: number;
  readonly view: DataView<ArrayBuffer>;
}

/** Elements in a row in native memory. */
export interface Items extends Block {
  readonly length: number;
}

/**
 * The memory of one call: what its arguments point to. It belongs to JavaScript, and native code may use it until
 * `free`, which must come when the call has returned and keeps the buffers from being collected before.
 */
export class CallMemory {
  private readonly buffers: ArrayBuffer[] = [];
  private readonly kept: { readonly address: number; readonly release: (address: number) => void }[] = [];

  /** Some zeroed bytes. The address is never 0. */
  block(bytes: number): Block {
    const buffer = new ArrayBuffer(bytes || 1);
    this.buffers.push(buffer);
    return { address: addressOfBuffer(buffer), view: new DataView(buffer) };
  }

  /** Checks a value and writes it as a record; returns the record's address. */
  record<T>(value: T, codec: Codec<T>, at: string, path: string): number {
    const { address, view } = this.block(codec.size);
    codec.write(view, 0, value, this, at, path);
    return address;
  }

  /**
   * Checks an array and its elements, and writes them as records one after the other. The length is read once; the
   * address is never 0.
   */
  records<T>(values: ArrayLike<T>, codec: Codec<T>, at: string, path: string): Items {
    return this.elements(values, codec, at, path, (bytes) => this.block(bytes));
  }

  /** Elements that a pointer in an argument points to; 0 for none, as nothing is read there then. */
  list<T>(values: ArrayLike<T>, codec: Codec<T>, at: string, path: string): Items {
    const items = this.elements(values, codec, at, path, (bytes) => this.target(bytes));
    return items.length === 0 ? { ...items, address: 0 } : items;
  }

  /** Checks a value whose codec is one pointer in place, and returns that pointer. */
  word<T>(value: T, codec: Codec<T>, at: string, path: string): number {
    const { view } = this.block(codec.size);
    codec.write(view, 0, value, this, at, path);
    return pointerAt(view, 0);
  }

  /** Zeroed bytes for what a pointer in an argument points to; those of a result are task memory. */
  target(bytes: number): Block {
    return this.block(bytes);
  }

  /** A zero-terminated copy of text without U+0000. */
  string(text: string): number {
    const { address, view } = this.target((text.length + 1) * 2);
    Buffer.from(view.buffer).write(text, "utf16le");
    return address;
  }

  /** The same in the system's ANSI code page, which must have all of the characters. */
  ansi(text: string, at: string, path: string): number {
    const bytes = ansiBytes(text);
    if (bytes === undefined) throw outOfRange(text, at, path, "characters of the ANSI code page");
    const { address, view } = this.target(bytes.length);
    new Uint8Array(view.buffer).set(bytes);
    return address;
  }

  /** A BSTR. */
  bstr(text: string): number {
    return this.keep(allocateBstr(text), releaseBstr);
  }

  /** Takes a reference to the object at an address, so that it outlives whatever its wrapper does meanwhile. */
  hold(object: number): number {
    addReference(object);
    return this.keep(object, giveBack);
  }

  /** Takes over something native that was made for the call: `free` gives it to `release`. Answers the address. */
  keep(address: number, release: (address: number) => void): number {
    this.kept.push({ address, release });
    return address;
  }

  /** Gives everything back. Does nothing the second time. */
  free(): void {
    this.buffers.length = 0;
    for (const { address, release } of this.kept.splice(0)) release(address);
  }

  protected elements<T>(
    values: ArrayLike<T>,
    codec: Codec<T>,
    at: string,
    path: string,
    room: (bytes: number) => Block,
  ): Items {
    if (!Array.isArray(values) && !isNumberArray(values, codec)) {
      throw wrongType(values, at, path, "an array");
    }
    const length = lengthIn(values, at, path);
    const most = Math.floor(LARGEST_ARRAY / codec.size);
    if (length > most) throw outOfRange(length, at, path, `at most ${most} elements`);
    const { address, view } = room(length * codec.size);
    writeElements(view, 0, values, length, codec, this, at, path);
    return { address, view, length };
  }

  /** Leaves what was kept to whoever has its addresses. */
  protected forget(): void {
    this.kept.length = 0;
  }
}
