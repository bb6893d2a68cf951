import {
  Currency,
  Decimal,
  IUnknown,
  implement,
  type NativeBuffer,
  nativeBuffer,
  oleDateToDate,
  TypedVariant,
  VariantError,
} from "@combind/runtime";
import * as shapes from "#shapes";
import type { Special } from "../cases/case.ts";
import type { Server } from "./server.ts";

interface DecimalParts {
  readonly magnitude: bigint;
  readonly scale: number;
  readonly negative: boolean;
}

interface BufferParts {
  readonly before: Uint8Array;
  /** What must be in it after the call; the same unless told. */
  readonly after?: Uint8Array;
}

/** What the plain data of a case stands for, as arguments; disposed together when the call is over. */
export class Inputs {
  readonly #server: Server;
  readonly #made: Disposable[] = [];
  readonly #buffers: { readonly buffer: NativeBuffer; readonly after: Uint8Array }[] = [];

  constructor(server: Server) {
    this.#server = server;
  }

  /** The argument that a value of a case stands for; inside arrays and records too. */
  make(value: unknown): unknown {
    if (isSpecial(value)) return this.#special(value);
    if (Array.isArray(value)) return value.map((element) => this.make(element));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.make(member)]));
  }

  /** Whether all buffers hold what they must after the call. */
  get areRight(): boolean {
    return this.#buffers.every(({ buffer, after }) => Buffer.compare(buffer.bytes, after) === 0);
  }

  dispose(): void {
    for (const made of this.#made.splice(0).reverse()) made[Symbol.dispose]();
  }

  #special({ special, value }: Special): unknown {
    switch (special) {
      case "item":
        return this.#keep(this.#server.objects.createItem(value as number));
      case "object":
        return this.#keep(this.#server.object.as(shapes[value as "IShapesDual"]));
      case "class":
        return shapes[value as "IShapesItem"];
      case "callback":
        return this.#keep(implement(shapes.IShapesCallback, { transform: (number) => number * number }));
      case "function":
        return this.#server.functions.getDoubler();
      case "buffer":
        return this.#buffer(value as BufferParts).address;
      case "pointer":
        return this.#pointer(value as number);
      case "currency":
        return new Currency(value as bigint);
      case "decimal": {
        const { magnitude, scale, negative } = value as DecimalParts;
        return new Decimal(magnitude, scale, negative);
      }
      case "date":
        return oleDateToDate(value as number);
      case "error":
        return new VariantError(value as number);
      case "typed": {
        const { vt, value: inner } = value as { vt: number; value: unknown };
        return new TypedVariant(vt, inner);
      }
      default:
        throw new Error(`${special} is no argument`);
    }
  }

  #buffer({ before, after = before }: BufferParts): NativeBuffer {
    const buffer = this.#keep(nativeBuffer(before.length));
    buffer.bytes.set(before);
    this.#buffers.push({ buffer, after });
    return buffer;
  }

  /** A pointer to a pointer to a number. */
  #pointer(value: number): number {
    const [number, pointer] = [this.#keep(nativeBuffer(4)), this.#keep(nativeBuffer(8))];
    new Int32Array(number.bytes.buffer)[0] = value;
    new BigUint64Array(pointer.bytes.buffer)[0] = BigInt(number.address);
    return pointer.address;
  }

  #keep<T extends Disposable>(made: T): T {
    this.#made.push(made);
    return made;
  }
}

export function isSpecial(value: unknown): value is Special {
  return typeof value === "object" && value !== null && "special" in value;
}

/** An object with members, as codecs take and give them. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || value instanceof IUnknown) return false;
  return value.constructor === Object;
}
