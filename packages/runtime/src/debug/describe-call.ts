import { describe } from "../errors/describe.ts";
import { formatHresult, hresultName } from "../errors/names.ts";
import type { CallTrace } from "../trace/call-trace.ts";

/** A call in one line: `IFoo.bar(text: "a") slot 9: S_OK, 0.052 ms`. */
export function describeCall(trace: CallTrace): string {
  const { arguments: given, thread, milliseconds } = trace;
  const values = Object.entries(given).map(([name, value]) => `${name}: ${show(value)}`);
  const parts = [
    outcome(trace),
    milliseconds === undefined ? "" : `${milliseconds.toFixed(3)} ms`,
    thread ?? "",
  ];
  const end = parts.filter((part) => part !== "").join(", ");
  return `${place(trace)}(${values.join(", ")}) slot ${trace.slot}${end === "" ? "" : `: ${end}`}`;
}

/** "IFoo.bar" */
export function place({ interface: type, method }: CallTrace): string {
  return `${type}.${method}`;
}

function outcome({ hresult, result }: CallTrace): string {
  if (hresult !== undefined) return hresultName(hresult) ?? formatHresult(hresult);
  return result === undefined ? "" : show(result);
}

/** Values of a person may have getters that throw, and circles: nobody is to fail for that. */
function json(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? String(value)
    );
  } catch {
    return describe(value);
  }
}

const LONGEST = 80;

function show(value: unknown): string {
  const text =
    typeof value === "bigint"
      ? `${value}n`
      : typeof value === "string" && /^0x[0-9a-f]+$/.test(value)
        ? value
        : json(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
