/** Milliseconds that a timer can wait: 24 days. */
const LONGEST = 2 ** 31 - 1;

/**
 * Where waiting comes from. The periods that jobs wait (retry delay, timeouts, intervals) run `speed` times faster than
 * the clock on the wall, so that a test need not wait ten minutes for a retry.
 */
export class Clock {
  readonly #speed: number;

  constructor(speed = 1) {
    if (!(speed > 0 && Number.isFinite(speed)))
      throw new RangeError(`expected a positive speed, got ${speed}`);
    this.#speed = speed;
  }

  /** Milliseconds since 1970, as on the wall: for time stamps. */
  now(): number {
    return Date.now();
  }

  /** How long a period takes on the wall, in milliseconds; no longer than a timer can wait. */
  wallTime(milliseconds: number): number {
    return Math.min(Math.ceil(milliseconds / this.#speed), LONGEST);
  }

  /** How much of a period has gone by since a time stamp, in milliseconds. */
  elapsedSince(timeStamp: number): number {
    return Math.max(0, Date.now() - timeStamp) * this.#speed;
  }

  /** Calls back once after a period in milliseconds, unless disposed before. Keeps the process alive meanwhile. */
  after(milliseconds: number, callback: () => void): Disposable {
    let left = Math.ceil(milliseconds / this.#speed);
    let timer: NodeJS.Timeout;
    const wait = () => {
      const turn = Math.min(left, LONGEST);
      left -= turn;
      timer = setTimeout(left > 0 ? wait : callback, turn);
    };
    wait();
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }
}
