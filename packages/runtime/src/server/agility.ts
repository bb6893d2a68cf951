import { addReference, queryInterface, releaseNow } from "../client/reference.ts";
import { E_NOINTERFACE, S_OK } from "../errors/hresults.ts";
import { readPointer, writePointer } from "../marshal/cells.ts";
import { type Guid, writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { windows } from "../native/windows.ts";

const IAGILE_OBJECT = "94ea2b94-e9cc-49e0-c0ff-ee64ca8f5b90" as Guid;
const IMARSHAL = "00000003-0000-0000-c000-000000000046" as Guid;

/**
 * What an agile object answers to beside its interfaces: IAgileObject, and on Windows IMarshal with the free-threaded
 * marshaller, so that all apartments of the process call the object itself. It runs on the thread of its JavaScript
 * all the same.
 */
export class Agility {
  readonly #address: number;
  /** The marshaller, which is part of the object; 0 until someone asks for it. */
  #marshaller = 0;

  constructor(address: number) {
    this.#address = address;
  }

  /** Answers QueryInterface, with the pointer in a cell of scratch memory and a reference. */
  query(iid: Guid, cell: number): number {
    if (iid === IAGILE_OBJECT) {
      addReference(this.#address);
      writePointer(cell, this.#address);
      return S_OK;
    }
    if (iid !== IMARSHAL || !this.#hasMarshaller()) return E_NOINTERFACE;
    const name = take(16);
    try {
      writeGuid(name, IMARSHAL);
      return queryInterface(this.#marshaller, name, cell);
    } finally {
      drop(name);
    }
  }

  #hasMarshaller(): boolean {
    const library = windows();
    if (library === null) return false;
    if (this.#marshaller === 0) {
      const cell = take(16);
      try {
        if (library.createFreeThreadedMarshaler(this.#address, cell) >= 0)
          this.#marshaller = readPointer(cell);
      } finally {
        drop(cell);
      }
    }
    return this.#marshaller !== 0;
  }

  end(): void {
    if (this.#marshaller !== 0) releaseNow(this.#marshaller);
    this.#marshaller = 0;
  }
}
