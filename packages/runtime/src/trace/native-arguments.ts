import { expire, type IUnknown } from "../client/iunknown.ts";
import { lent } from "../client/received.ts";
import type { Codec } from "../marshal/codec.ts";
import { viewOf } from "../marshal/records.ts";
import { codecOf, fromNative, SCALARS, scalarOf } from "../marshal/scalars.ts";
import { bstrText } from "../native/bstr.ts";
import { readString16 } from "../native/memory.ts";
import type { MethodPlan, ParameterPlan } from "../plan.ts";

/** What native code gets as arguments, told by parameter for people: values where they can be read, else addresses. */
export function describeArguments(
  method: MethodPlan | undefined,
  values: readonly unknown[],
): Record<string, unknown> {
  if (method === undefined) return Object.fromEntries(values.map((value, index) => [index, value]));
  const described: Record<string, unknown> = {};
  method.parameters.forEach((parameter, index) => {
    if (parameter.direction !== "out") described[parameter.name] = describeArgument(parameter, values[index]);
  });
  return described;
}

function describeArgument(parameter: ParameterPlan, native: unknown): unknown {
  try {
    return read(parameter, native);
  } catch {
    return addressText(native);
  }
}

function read({ value, direction }: ParameterPlan, native: unknown): unknown {
  if (typeof native === "string") return native;
  switch (value.kind) {
    case "string":
      return native === 0 || native === null ? null : readString16(Number(native));
    case "bstr":
      return bstrText(Number(native));
    case "interface":
    case "object":
      return native === 0 ? null : addressText(native);
    case "guid":
    case "filetime":
    case "record":
    case "iid": {
      if (value.kind === "record" && value.byValue !== undefined) return native;
      const codec = value.kind === "iid" ? codecOf({ kind: "guid" })! : codecOf(value)!;
      return native === 0 ? null : valueBehind(Number(native), codec);
    }
    default: {
      const kind = scalarOf(value);
      if (SCALARS[kind] === undefined) return native === 0 ? null : addressText(native);
      if (direction === "in") return fromNative(kind, native);
      return native === 0 ? null : valueBehind(Number(native), SCALARS[kind].codec);
    }
  }
}

/** Wrappers that the codec makes end at once: nobody is to hold references for a trace. */
function valueBehind(address: number, codec: Codec): unknown {
  const borrowed: IUnknown[] = [];
  try {
    return lent(borrowed, () => codec.read(viewOf(address, codec.size), 0));
  } finally {
    for (const wrapper of borrowed) expire(wrapper);
  }
}

function addressText(native: unknown): string {
  return typeof native === "number" ? `0x${native.toString(16)}` : String(native);
}
