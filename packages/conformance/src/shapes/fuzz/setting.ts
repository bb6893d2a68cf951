import { freeTaskMemory, fromPointer, IUnknown, type Raw } from "@combind/runtime";
import type { ShapeCase } from "../cases/case.ts";
import { CASES } from "../cases/index.ts";
import { discard } from "../driver/compare.ts";
import { Inputs, isRecord, isSpecial } from "../driver/inputs.ts";
import { invoke, memberOf } from "../driver/invoke.ts";
import { eachMethod, type Server } from "../driver/server.ts";
import { type Mischief, Planted } from "./given.ts";
import type { Random } from "./random.ts";

/** Code of a person that runs more often than this stops doing harm. */
const MOST_ACTS = 3;

/** What the calls of a turn have in common, and own until it ends. */
export class Setting {
  readonly random: Random;
  readonly server: Server;
  readonly inputs: Inputs;
  readonly #wrappers: IUnknown[] = [];
  readonly #arrays: Uint8Array<ArrayBuffer>[] = [];

  constructor(server: Server, random: Random) {
    this.server = server;
    this.random = random;
    this.inputs = new Inputs(server);
  }

  /** The argument that a value of a case stands for. Numbers are a copy, whose memory may be taken away. */
  argument(value: unknown): unknown {
    if (!ArrayBuffer.isView(value)) return this.inputs.make(value);
    const copy = (value as Uint8Array<ArrayBuffer>).slice();
    this.#arrays.push(copy);
    return copy;
  }

  /** Disposes a wrapper when the turn ends, or at any moment before. */
  keep<T extends IUnknown>(wrapper: T): T {
    this.#wrappers.push(wrapper);
    return wrapper;
  }

  /** The same for all wrappers in a value. */
  keepAll(value: unknown): void {
    if (value instanceof IUnknown) this.keep(value);
    else if (Array.isArray(value)) for (const element of value) this.keepAll(element);
    else if (isRecord(value)) for (const member of Object.values(value)) this.keepAll(member);
  }

  /** Something that code of a value may do while it is read. */
  mischief(): Mischief {
    const one = this.random.pick<() => Mischief>([
      () => ({ title: "throws", act: this.#throw }),
      () => ({ title: "releases all", act: () => this.release() }),
      () => ({ title: "takes all memory away", act: () => this.#detach() }),
      () => this.#call(),
    ])();
    let acts = 0;
    return { title: one.title, act: () => void (acts++ < MOST_ACTS && one.act()) };
  }

  release(): void {
    for (const wrapper of this.#wrappers) wrapper.dispose();
  }

  dispose(): void {
    this.release();
    this.inputs.dispose();
  }

  #detach(): void {
    for (const array of this.#arrays.splice(0)) structuredClone(array, { transfer: [array.buffer] });
  }

  #throw(): never {
    throw new Planted("by a value");
  }

  /** A call of any other method, which is right. */
  #call(): Mischief {
    const { owner, method, cases } = this.random.pick(eachMethod(CASES));
    const one = this.random.pick(cases);
    return { title: `calls ${owner}.${method}`, act: () => playCase(this.server, owner, method, one) };
  }
}

function playCase(server: Server, owner: string, method: string, { args, result }: ShapeCase): void {
  const receiver = server.receiver(owner);
  const inputs = new Inputs(server);
  try {
    const values = args.map((value) => inputs.make(value));
    giveBack(invoke(receiver, memberOf(receiver, method), values), result);
  } finally {
    inputs.dispose();
    receiver.dispose();
  }
}

/** Gives back what a caller owns of a result; what an address stands for is known from the case. */
export function giveBack(result: unknown, expected: unknown): void {
  if (isSpecial(expected) && typeof result === "number" && result !== 0) {
    if (expected.special === "block") freeTaskMemory(result as Raw);
    if (expected.special === "reference") fromPointer(IUnknown, result, { addRef: false }).dispose();
  }
  discard(result);
}
