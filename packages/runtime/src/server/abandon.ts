import { isWrapper } from "../client/iunknown.ts";

/**
 * Disposes the wrappers of an answer that cannot be passed on: they were to pass to the caller, who gets nothing. They
 * are looked for in arrays and plain objects, whose getters are not called.
 */
export function abandon(answer: unknown): void {
  const seen = new Set<object>();
  const waiting = [answer];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    try {
      if (isWrapper(value)) value.dispose();
      else for (const member of membersOf(value)) waiting.push(member);
    } catch {
      // A proxy that refuses to be looked at. The answer was wrong before, which is what the caller hears.
    }
  }
}

function membersOf(value: object): unknown[] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return [];
  return Object.values(Object.getOwnPropertyDescriptors(value)).map((member) => member.value as unknown);
}
