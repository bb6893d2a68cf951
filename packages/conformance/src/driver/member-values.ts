import {
  BG_AUTH_CREDENTIALS,
  BG_FILE_INFO,
  BG_FILE_PROGRESS,
  BG_FILE_RANGE,
  BG_JOB_PROGRESS,
  BG_JOB_REPLY_PROGRESS,
  BG_JOB_TIMES,
  BITS_FILE_PROPERTY_VALUE,
  BITS_JOB_PROPERTY_VALUE,
} from "@combind/bits";
import { guid, type InterfaceClass, type IUnknown } from "@combind/runtime";
import type { MethodPlan, ParameterPlan, ValuePlan } from "@combind/runtime/codegen";

/** Structs by their codec. A plan does not tell their members. */
const RECORDS: ReadonlyMap<unknown, (seed: number) => unknown> = new Map<unknown, (seed: number) => unknown>([
  [BG_FILE_INFO, (seed) => ({ remoteName: `remote ${seed}`, localName: `local ${seed}` })],
  [BG_FILE_RANGE, (seed) => ({ initialOffset: BigInt(seed), length: 0xffffffffffffffffn })],
  [
    BG_AUTH_CREDENTIALS,
    (seed) => ({ target: 2, scheme: 3, credentials: { userName: `user ${seed}`, password: null } }),
  ],
  [
    BG_FILE_PROGRESS,
    (seed) => ({ bytesTotal: 0xffffffffffffffffn, bytesTransferred: BigInt(seed), completed: true }),
  ],
  [
    BG_JOB_PROGRESS,
    (seed) => ({
      bytesTotal: 0xffffffffffffffffn,
      bytesTransferred: BigInt(seed),
      filesTotal: seed,
      filesTransferred: 0xffffffff,
    }),
  ],
  [
    BG_JOB_TIMES,
    (seed) => ({
      creationTime: BigInt(seed),
      modificationTime: 0x01d0000000000000n,
      transferCompletionTime: 0n,
    }),
  ],
  [BG_JOB_REPLY_PROGRESS, (seed) => ({ bytesTotal: BigInt(seed), bytesTransferred: 1n })],
]);

/** Unions by their codec: the arm, and a value for it. */
const ARMS: ReadonlyMap<unknown, readonly [tag: number, value: (seed: number) => unknown]> = new Map<
  unknown,
  readonly [number, (seed: number) => unknown]
>([
  [BITS_JOB_PROPERTY_VALUE, [5, (seed) => (7n << 53n) + BigInt(seed)]],
  [BITS_FILE_PROPERTY_VALUE, [1, (seed) => `property ${seed}`]],
]);

/** Makes arguments and results from plans; each tells its slot and its place. */
export class Values {
  readonly make: (type: InterfaceClass) => IUnknown;

  /** `make` gives an object that has an interface. */
  constructor(make: (type: InterfaceClass) => IUnknown) {
    this.make = make;
  }

  argumentsOf(plan: MethodPlan): unknown[] {
    return visible(plan, ["in", "inout"]).map(({ parameter, seed }) =>
      this.#value(tagValue(plan, parameter) ?? parameter.value, seed),
    );
  }

  /** What a handler has to answer. */
  resultOf(plan: MethodPlan): unknown {
    const outs = visible(plan, ["out", "inout"]).map(
      ({ parameter, seed }) => [parameter.name, this.#value(parameter.value, seed)] as const,
    );
    if (outs.length === 0) return undefined;
    return outs.length === 1 && plan.successCodes === undefined ? outs[0]![1] : Object.fromEntries(outs);
  }

  #value(value: ValuePlan | number, seed: number): unknown {
    if (typeof value === "number") return value;
    switch (value.kind) {
      case "string":
        return `text ${seed}`;
      case "bstr":
        return `te\0xt ${seed}`;
      case "guid":
        return guid(`${seed.toString(16).padStart(8, "0")}-1111-2222-3333-444444444444`);
      case "filetime":
        return 0x01d0000000000000n + BigInt(seed);
      case "interface":
        return this.make(value.type);
      case "bytes":
        return new Uint8Array(typeof value.count === "number" ? value.count : 3).fill(seed);
      case "record":
        return RECORDS.get(value.codec)!(seed);
      case "array":
        return [RECORDS.get(value.of)!(seed), RECORDS.get(value.of)!(seed + 1)];
      case "buffer":
        return [this.make(value.type), this.make(value.type)];
      case "union":
        return ARMS.get(value.codec)![1](seed);
      case "bool":
        return true;
      case "int64":
      case "uint64":
        return (7n << 53n) + BigInt(seed);
      default:
        return 1000 + seed;
    }
  }
}

function visible(plan: MethodPlan, directions: readonly string[]) {
  return plan.parameters
    .map((parameter, index) => ({ parameter, seed: plan.slot * 10 + index }))
    .filter(
      ({ parameter: { direction, value } }) => directions.includes(direction) && value.kind !== "count",
    );
}

/** For a parameter that chooses the arm of a union: a number that there is. For the room of `next`: three. */
function tagValue(plan: MethodPlan, { name }: ParameterPlan): number | undefined {
  for (const { value } of plan.parameters) {
    if (value.kind === "union" && value.tag === name) return ARMS.get(value.codec)![0];
    if (value.kind === "buffer" && value.capacity === name) return 3;
  }
  return undefined;
}
