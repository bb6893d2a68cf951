import { NullResultError } from "../errors/null-result-error.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { outOfRange } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { pointerAt, writePointerAt } from "../marshal/fields.ts";
import { addressOfBuffer, POINTER_SIZE } from "../native/memory.ts";
import type { InterfaceClass } from "../plan.ts";
import { type IUnknown, wrap } from "./iunknown.ts";

const MOST_ELEMENTS = 65_536;

/** Room that the caller of a method offers for an array of results, such as that of `IEnumXxx::Next`. */
export class OutArray {
  /** Native address of the zeroed room; never 0. */
  readonly address: number;
  private readonly view: DataView<ArrayBuffer>;
  private readonly count: number;
  private readonly at: string;
  private readonly parameter: string;

  /** @throws {RangeError} for more than 65536 elements */
  constructor(count: number, elementSize: number, at: string, parameter: string) {
    if (count > MOST_ELEMENTS) throw outOfRange(count, at, parameter, `at most ${MOST_ELEMENTS} elements`);
    const buffer = new ArrayBuffer(count * elementSize || 1);
    this.address = addressOfBuffer(buffer);
    this.view = new DataView(buffer);
    this.count = count;
    this.at = at;
    this.parameter = parameter;
  }

  /**
   * Moves the first `fetched` references to wrappers: all, or on an error none.
   *
   * @throws {NullResultError} when one of them is NULL
   * @throws {RangeError} when more are said to be there than there is room for
   */
  adopt<T extends IUnknown>(fetched: number, type: InterfaceClass<T>): T[] {
    this.checkFetched(fetched);
    const adopted: T[] = [];
    try {
      for (let index = 0; index < fetched; index++) {
        const address = pointerAt(this.view, index * POINTER_SIZE);
        if (address === 0) throw new NullResultError(this.at, `${this.parameter}[${index}]`);
        adopted.push(wrap(type, address));
        writePointerAt(this.view, index * POINTER_SIZE, 0);
      }
      return adopted;
    } catch (error) {
      for (const wrapper of adopted) wrapper.dispose();
      throw error;
    }
  }

  /** Reads the first `fetched` records, and frees what they own. */
  read<T>(fetched: number, codec: Codec<T>): T[] {
    this.checkFetched(fetched);
    try {
      return Array.from({ length: fetched }, (_, index) => codec.read(this.view, index * codec.size));
    } finally {
      if (codec.free !== undefined) {
        for (let index = 0; index < fetched; index++) codec.free(this.view, index * codec.size);
      }
    }
  }

  /** Of an array of interfaces: releases the references that nobody adopted. */
  release(): void {
    for (let index = 0; index < this.count; index++) {
      const address = pointerAt(this.view, index * POINTER_SIZE);
      if (address === 0) continue;
      writePointerAt(this.view, index * POINTER_SIZE, 0);
      giveBack(address);
    }
  }

  /** What lies beyond the room was not written by this call, or not into memory of ours. */
  private checkFetched(fetched: number): void {
    if (fetched <= this.count) return;
    throw new RangeError(`${this.at}: the call answers ${fetched} elements where ${this.count} have room`);
  }
}
