import { IUnknown } from "@combind/runtime";

/** A value with references of its own to the objects in it, which a handler is only lent. */
export function keep(value: unknown): unknown {
  if (value instanceof IUnknown) return value.retain();
  if (Array.isArray(value)) return value.map(keep);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keep(inner)]));
}

/** Gives the references back that a value has. */
export function giveUp(value: unknown): void {
  if (value instanceof IUnknown) value.dispose();
  else if (Array.isArray(value)) value.forEach(giveUp);
  else if (isPlain(value)) Object.values(value).forEach(giveUp);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
