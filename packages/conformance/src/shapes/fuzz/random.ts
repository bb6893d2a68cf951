/** Numbers that two numbers decide, the same on every system. */
export class Random {
  #state: number;

  constructor(seed: number, turn: number) {
    this.#state = mixed(mixed(seed) + turn);
  }

  /** From 0 to 2 ** 32 - 1. */
  next(): number {
    this.#state = (this.#state + 0x9e37_79b9) | 0;
    return mixed(this.#state);
  }

  /** From 0 to `limit` - 1. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0_aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
