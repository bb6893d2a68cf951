/** Memory that may grow and shrink, whose constructor the library of types does not have yet. */
const GrowableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer & { resize(bytes: number): void };

export function detachedArray(): Uint8Array {
  const array = new Uint8Array(20);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
}

export function shrunkArray(): Uint8Array {
  const buffer = new GrowableBuffer(40, { maxByteLength: 40 });
  const array = new Uint8Array(buffer, 20, 20);
  buffer.resize(20);
  return array;
}

/** It says that it has 20 bytes. */
export class LyingArray extends Uint8Array {
  override get length(): number {
    return 20;
  }
}
