const LONGEST = 40;

/** Names a wrong value in a message. Runs no code of the value: no getters, no toString, no proxy traps. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST
        ? `${JSON.stringify(value.slice(0, LONGEST))}... (${value.length} characters)`
        : JSON.stringify(value);
    case "bigint":
      return describeBigint(value);
    case "object":
      return value === null ? "null" : "an object";
    case "function":
      return "a function";
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    default:
      return String(value);
  }
}

function describeBigint(value: bigint): string {
  const fits = BigInt.asIntN(128, value) === value;
  return fits ? `${value}n` : "a bigint beyond 128 bits";
}
