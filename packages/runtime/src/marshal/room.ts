import { ansiOf } from "../native/ansi.ts";
import { addressOfBuffer } from "../native/memory.ts";
import { outOfRange } from "./checks.ts";
import type { Codec } from "./codec.ts";
import type { NumberArray, NumberCodec } from "./codecs/numbers.ts";
import { elementsAt } from "./elements.ts";
import { checkLength } from "./lengths.ts";

/** The most elements that may own something, each of which is looked at after the call. */
const MOST_OWNING = 65_536;

const MOST_BYTES = 0x7fff_ffff;

/** Zeroed memory of the caller that a call fills. It belongs to JavaScript and must be kept until the call returns. */
class CallerMemory {
  /** Never 0. */
  readonly address: number;
  /** The same, but NULL where there is no room, for callees that take it. */
  readonly addressOrNull: number;
  protected readonly view: DataView<ArrayBuffer>;
  protected readonly capacity: number;
  private readonly at: string;

  /** @throws {RangeError} when the capacity is no length, or beyond `most` */
  constructor(capacity: number, size: number, most: number, at: string, parameter: string) {
    checkLength(capacity, at, parameter);
    if (capacity > most) throw outOfRange(capacity, at, parameter, `at most ${most} elements`);
    const buffer = new ArrayBuffer(capacity * size || 1);
    this.address = addressOfBuffer(buffer);
    this.addressOrNull = capacity === 0 ? 0 : this.address;
    this.view = new DataView(buffer);
    this.capacity = capacity;
    this.at = at;
  }

  /** What lies beyond the room was not written by this call, or not into memory of ours. */
  protected checkFilled(length: number): void {
    if (Number.isSafeInteger(length) && length >= 0 && length <= this.capacity) return;
    throw new RangeError(`${this.at}: the call answers ${length} elements where ${this.capacity} have room`);
  }
}

/** Room for an array of results: `T*` with so many elements. */
export class Room<T = unknown> extends CallerMemory {
  private readonly codec: Codec<T>;

  /** @throws {RangeError} for too many elements; 65 536 is the most of those that own something */
  constructor(codec: Codec<T>, capacity: number, at: string, parameter: string) {
    const most = codec.free === undefined ? Math.floor(MOST_BYTES / codec.size) : MOST_OWNING;
    super(capacity, codec.size, most, at, parameter);
    this.codec = codec;
  }

  /**
   * A copy of the first elements, as many as the callee tells.
   *
   * @throws {RangeError} when more are said to be there than there is room for
   */
  read(told: number): T[] {
    // Where there is no room, callees may tell how much they would need.
    const length = this.capacity === 0 ? 0 : told;
    this.checkFilled(length);
    const { array } = this.codec as Partial<NumberCodec>;
    // A room full of numbers is the result itself: who filled it has no business with it any more.
    if (array !== undefined && length === this.capacity) return numbersOf(array, this.view, length) as T[];
    return elementsAt(this.view, 0, length, this.codec);
  }

  /** Frees what the elements own, also those that were not read: what the call has left alone is zero. */
  free(): void {
    const { codec, view, capacity } = this;
    if (codec.free === undefined) return;
    for (let index = 0; index < capacity; index++) codec.free(view, index * codec.size);
  }
}

/** Room for numbers, which are read as a typed array. */
export interface NumberRoom<A extends NumberArray> {
  readonly address: number;
  readonly addressOrNull: number;
  read(length: number): A;
}

/** @throws {RangeError} for too many elements */
export function numberRoom<T extends number | bigint, A extends NumberArray>(
  codec: NumberCodec<T, A>,
  capacity: number,
  at: string,
  parameter: string,
): NumberRoom<A> {
  return new Room(codec, capacity, at, parameter) as unknown as NumberRoom<A>;
}

/** Room for text: `WCHAR*` or `char*` with so many characters, the terminator included. */
export class TextRoom extends CallerMemory {
  private readonly unit: 1 | 2;

  constructor(encoding: "utf16" | "ansi", capacity: number, at: string, parameter: string) {
    const unit = encoding === "utf16" ? 2 : 1;
    super(capacity, unit, Math.floor(MOST_BYTES / unit), at, parameter);
    this.unit = unit;
  }

  /**
   * The text up to U+0000 or the end of the room; where `length` is given, so many units whatever they are.
   *
   * @throws {RangeError} when more are said to be there than there is room for
   */
  read(length?: number): string {
    if (length !== undefined) this.checkFilled(length);
    const { view, unit } = this;
    if (unit === 2) {
      const units = new Uint16Array(view.buffer, 0, this.capacity);
      const end = length ?? ending(units);
      return Buffer.from(view.buffer, 0, end * 2).toString("utf16le");
    }
    const bytes = new Uint8Array(view.buffer, 0, this.capacity);
    return ansiOf(bytes.slice(0, length ?? ending(bytes)));
  }
}

function numbersOf(array: NumberCodec["array"], view: DataView<ArrayBuffer>, length: number): unknown {
  const Numbers = array as unknown as new (buffer: ArrayBuffer, start: number, length: number) => NumberArray;
  return new Numbers(view.buffer, 0, length);
}

function ending(units: Uint16Array | Uint8Array): number {
  const zero = units.indexOf(0);
  return zero < 0 ? units.length : zero;
}
