import type { Abi } from "../source/abi.ts";
import type { SizeAndAlign } from "./size.ts";

/** Where a bit-field lies: the byte offset of a unit of its declared type, and the bits in it. */
export interface BitPlace {
  readonly offset: number;
  readonly bits: { readonly offset: number; readonly width: number };
}

/** Places the fields of one struct or union, one after the other. */
export class Layout {
  readonly #kind: "struct" | "union";
  readonly #isMicrosoft: boolean;
  readonly #packing: number;
  /** The first free bit of a struct. */
  #cursor = 0;
  #size = 0;
  #align = 1;
  /** Microsoft's open bit-field unit, in bits. */
  #unit: { readonly start: number; readonly size: number } | undefined;

  constructor(kind: "struct" | "union", abi: Abi, packing: number) {
    this.#kind = kind;
    this.#isMicrosoft = abi !== "sysv64";
    this.#packing = packing;
  }

  /** The offset of the next field, in bytes. */
  place({ size, align }: SizeAndAlign): number {
    if (this.#unit !== undefined) this.#cursor = this.#unit.start + this.#unit.size;
    this.#unit = undefined;
    const alignment = this.#alignTo(align);
    const offset = roundUp(Math.ceil(this.#cursor / 8), alignment);
    this.#extendTo((offset + size) * 8);
    return offset;
  }

  placeBits(type: SizeAndAlign, width: number, isNamed: boolean): BitPlace {
    return this.#isMicrosoft ? this.#placeMicrosoft(type, width) : this.#placeSystemV(type, width, isNamed);
  }

  /** The size and alignment of the whole. */
  finish(): SizeAndAlign {
    return { size: roundUp(this.#size, this.#align), align: this.#align };
  }

  /** Fields share a unit while their types have the same size and bits are left; else a new one begins. */
  #placeMicrosoft({ size, align }: SizeAndAlign, width: number): BitPlace {
    const open = this.#unit;
    if (width === 0) {
      // Ends the open unit and aligns what follows; after an ordinary field it means nothing.
      const offset = open === undefined ? Math.ceil(this.#cursor / 8) : this.place({ size: 0, align });
      return { offset, bits: { offset: 0, width } };
    }
    const bits = size * 8;
    if (open !== undefined && open.size === bits && this.#cursor + width <= open.start + bits) {
      const offset = this.#cursor - open.start;
      this.#advance(width);
      return { offset: open.start / 8, bits: { offset, width } };
    }
    const start = this.place({ size, align }) * 8;
    this.#unit = { start, size: bits };
    this.#cursor = start;
    this.#advance(width);
    return { offset: start / 8, bits: { offset: 0, width } };
  }

  /** A field takes the next free bits, unless it would cross more units of its type than it needs. */
  #placeSystemV({ size, align }: SizeAndAlign, width: number, isNamed: boolean): BitPlace {
    const bits = size * 8;
    const boundary = Math.min(align, this.#packing) * 8;
    let start = this.#cursor;
    if (width === 0) start = roundUp(start, align * 8);
    else if (
      Math.floor((start + width + boundary - 1) / boundary) - Math.floor(start / boundary) >
      bits / boundary
    ) {
      start = roundUp(start, boundary);
    }
    if (isNamed) this.#alignTo(align);
    this.#extendTo(start + width);
    const unit = Math.floor(start / bits) * bits;
    return { offset: unit / 8, bits: { offset: start - unit, width } };
  }

  #alignTo(align: number): number {
    const alignment = Math.min(align, this.#packing);
    this.#align = Math.max(this.#align, alignment);
    return alignment;
  }

  #extendTo(endBit: number): void {
    this.#size = Math.max(this.#size, Math.ceil(endBit / 8));
    if (this.#kind === "struct") this.#cursor = endBit;
  }

  /** Moves on inside a unit whose bytes already count. */
  #advance(width: number): void {
    if (this.#kind === "struct") this.#cursor += width;
    else this.#unit = undefined;
  }
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
