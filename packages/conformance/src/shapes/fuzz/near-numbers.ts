import type { Variants } from "./near.ts";

export type NumberArray = Uint8Array | Int32Array | Float64Array | BigInt64Array;

/** Memory that may grow and shrink, whose constructors the library of types does not have yet. */
type Growable<T> = new (bytes: number, options: { readonly maxByteLength: number }) => T;
type Resizable = ArrayBuffer & { resize(bytes: number): void };
const GrowableBuffer = ArrayBuffer as unknown as Growable<Resizable>;
const GrowableSharedBuffer = SharedArrayBuffer as Growable<SharedArrayBuffer>;

interface NumberClass {
  new (buffer: ArrayBufferLike, start?: number, length?: number): NumberArray;
  from(values: Iterable<unknown>): NumberArray;
}

/** The numbers in other memory, in more or less of it, and things that look like them. */
export function nearNumbers(value: NumberArray): Variants {
  const Numbers = value.constructor as unknown as NumberClass;
  const { byteLength } = value;
  const numbers: unknown[] = [...value];
  /** A copy of the bytes in other memory. */
  const within = <T extends NumberArray>(copy: T): T => {
    new Uint8Array(copy.buffer, copy.byteOffset, byteLength).set(
      new Uint8Array(value.buffer, value.byteOffset, byteLength),
    );
    return copy;
  };
  const resizable = (): NumberArray =>
    within(new Numbers(new GrowableBuffer(byteLength, { maxByteLength: 2 * byteLength + 8 })));
  return {
    longer: () => Numbers.from([...numbers, ...(numbers.length === 0 ? [] : [numbers[0]])]),
    shorter: () => Numbers.from(numbers.slice(1)),
    "many of them": () =>
      Numbers.from(Array.from({ length: 10_000 }, (_, index) => numbers[index % numbers.length] ?? 0)),
    "in the middle of memory": () =>
      within(new Numbers(new ArrayBuffer(byteLength + 32), 16, numbers.length)),
    "in memory that may grow": resizable,
    "in memory that has shrunk": () => {
      const array = resizable();
      (array.buffer as Resizable).resize(0);
      return array;
    },
    "out of bounds": () => {
      const buffer = new GrowableBuffer(byteLength + 8, { maxByteLength: byteLength + 8 });
      const array = new Numbers(buffer, 8, numbers.length);
      buffer.resize(8);
      return array;
    },
    "in shared memory": () => within(new Numbers(new SharedArrayBuffer(byteLength))),
    "in shared memory that may grow": () =>
      within(new Numbers(new GrowableSharedBuffer(byteLength, { maxByteLength: byteLength + 8 }))),
    detached: () => {
      const array = within(new Numbers(new ArrayBuffer(byteLength)));
      structuredClone(array, { transfer: [array.buffer as ArrayBuffer] });
      return array;
    },
    "as an array": () => numbers,
    "as a Buffer": () => Buffer.from(value.buffer as ArrayBuffer, value.byteOffset, byteLength),
    "as a view": () => new DataView(value.buffer, value.byteOffset, byteLength),
    "as other numbers": () => new Uint16Array(numbers.length),
    "with a length of its own": () =>
      Object.defineProperty(Numbers.from(numbers), "length", { value: numbers.length + 1_000 }),
    "with getters for elements": () => Object.create(value) as object,
    "of a class with a false length": () => {
      const copy = Numbers.from(numbers);
      const prototype = Object.create(Numbers.prototype, { length: { get: () => 1_000_000 } }) as object;
      return Object.setPrototypeOf(copy, prototype) as object;
    },
    "of a class with another prototype": () => Object.setPrototypeOf(Numbers.from(numbers), null) as object,
    "a proxy": () => new Proxy(value, {}),
  };
}
