import type { IUnknown } from "@combind/runtime";

type Members = Record<string, unknown>;
type Method = (...values: readonly unknown[]) => unknown;

/** How a generated class offers a slot, by its name in C. */
export interface Member {
  readonly name: string;
  readonly kind: "method" | "get" | "set";
}

/** Properties that have a parameter, or another kind of setter, are methods. */
export function memberOf(receiver: object, method: string): Member {
  const [, prefix, property = ""] = /^(get|put|putref)_(.+)$/.exec(method) ?? [];
  if (prefix === undefined) return { name: lowerFirst(method), kind: "method" };
  const name = { get: "get", put: "set", putref: "setRef" }[prefix as "get" | "put" | "putref"] + property;
  if (name in receiver) return { name, kind: "method" };
  return { name: lowerFirst(property), kind: prefix === "get" ? "get" : "set" };
}

export function invoke(receiver: IUnknown, { name, kind }: Member, values: readonly unknown[]): unknown {
  const members = receiver as unknown as Members;
  if (kind === "get") return members[name];
  if (kind === "set") {
    members[name] = values[0];
    return undefined;
  }
  const method = members[name];
  if (typeof method !== "function") throw new Error(`there is no ${name}`);
  return (method as Method).apply(receiver, [...values]);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
