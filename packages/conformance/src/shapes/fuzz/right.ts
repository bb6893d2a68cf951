import type { LengthPlan, MethodPlan, ParameterPlan, ValuePlan } from "@combind/runtime/codegen";
import { COUNTED_TEXTS, ID, TEXTS } from "../cases/case.ts";
import type { Random } from "./random.ts";

/** The parameters that a person gives. */
export function visible(method: MethodPlan): ParameterPlan[] {
  return method.parameters.filter(({ direction, value }) => direction !== "out" && value.kind !== "count");
}

/** The parameters that tell how long others are, or which arm of a union they have. */
export function telling(method: MethodPlan): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (plan: LengthPlan | undefined): void => {
    if (typeof plan === "string") names.add(plan);
    if (typeof plan !== "function") return;
    plan((name) => {
      names.add(name);
      return 0;
    });
  };
  for (const { value } of method.parameters) {
    if (value.kind === "array" || value.kind === "bytes") look(value.count);
    if (value.kind === "buffer") look(value.capacity);
    if (value.kind === "union") names.add(value.tag);
    if (value.kind !== "room" && value.kind !== "text") continue;
    look(value.capacity);
    look(value.length);
  }
  return names;
}

/** Makes a value that the parameter takes, whatever the others are; undefined where a plan does not say enough. */
export function rightMaker({ value, nullable }: ParameterPlan): ((random: Random) => unknown) | undefined {
  const make = makerOf(value);
  if (make === undefined || nullable === undefined) return make;
  return (random) => (random.once(4) ? null : make(random));
}

function makerOf(value: ValuePlan): ((random: Random) => unknown) | undefined {
  switch (value.kind) {
    case "string":
      return (random) => random.pick(TEXTS);
    case "bstr":
      return (random) => random.pick(COUNTED_TEXTS);
    case "guid":
      return (random) => ID.replace("0", random.below(16).toString(16));
    case "bool":
    case "bool8":
    case "bool16":
      return (random) => random.once(2);
    case "int8":
    case "int16":
    case "int32":
      return (random) => signed(random, Number(value.kind.slice(3)));
    case "uint8":
    case "uint16":
    case "uint32":
      return (random) => unsigned(random, Number(value.kind.slice(4)));
    case "int64":
    case "intptr":
      return (random) => BigInt.asIntN(64, wide(random));
    case "uint64":
    case "uintptr":
    case "filetime":
      return (random) => BigInt.asUintN(64, wide(random));
    case "float":
    case "double":
      return (random) => random.pick([0, -0, 1.5, -1e300, 5e-324, Number.NaN, Number.NEGATIVE_INFINITY]);
    default:
      return undefined;
  }
}

/** Often at an end of the range. */
function unsigned(random: Random, bits: number): number {
  const number = random.pick([0, 1, 0xffff_ffff, 0xffff_fffe, random.next()]);
  return number >>> (32 - bits);
}

function signed(random: Random, bits: number): number {
  const number = random.pick([0, -1, 0x7fff_ffff, -0x8000_0000, random.next()]);
  return number >> (32 - bits);
}

function wide(random: Random): bigint {
  return random.pick([
    0n,
    -1n,
    2n ** 63n,
    2n ** 63n - 1n,
    (BigInt(random.next()) << 32n) | BigInt(random.next()),
  ]);
}
