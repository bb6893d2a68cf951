import { type IUnknown, S_FALSE, S_OK } from "@combind/runtime";

/** Makes the COM object of an enumerator. */
type Make<Element extends IUnknown, Enumerator> = (
  handlers: EnumeratorHandlers<Element, Enumerator>,
) => Enumerator;

/** An enumerator over a list as it is now. Its elements are made when they are asked for. */
export class EnumeratorHandlers<Element extends IUnknown, Enumerator> {
  readonly #elements: readonly (() => Element)[];
  readonly #make: Make<Element, Enumerator>;
  #position: number;

  constructor(elements: readonly (() => Element)[], make: Make<Element, Enumerator>, position = 0) {
    this.#elements = elements;
    this.#make = make;
    this.#position = position;
  }

  next(count: number): Element[] {
    return this.#take(count).map((element) => element());
  }

  skip(count: number): typeof S_OK | typeof S_FALSE {
    return this.#take(count).length === count ? S_OK : S_FALSE;
  }

  reset(): void {
    this.#position = 0;
  }

  clone(): Enumerator {
    return this.#make(new EnumeratorHandlers(this.#elements, this.#make, this.#position));
  }

  getCount(): number {
    return this.#elements.length;
  }

  #take(count: number): readonly (() => Element)[] {
    const taken = this.#elements.slice(this.#position, this.#position + count);
    this.#position += taken.length;
    return taken;
  }
}
