import { SafeArrayValue } from "../automation/safe-array-value.ts";
import { TypedVariant } from "../automation/typed-variant.ts";
import { type IUnknown, isWrapper } from "../client/iunknown.ts";

type Replace = (wrapper: IUnknown) => IUnknown;

/** A copy of what arguments and results are made of, with others in place of its wrappers, or the same. */
export function copyOf(value: unknown, replace: Replace = (wrapper) => wrapper): unknown {
  const copy = (part: unknown): unknown => copyOf(part, replace);
  if (typeof value !== "object" || value === null) return value;
  if (isWrapper(value)) return replace(value);
  if (Array.isArray(value)) return value.map(copy);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Reflect.apply(Uint8Array.prototype.slice, value, []);
  if (TypedVariant.is(value)) return new TypedVariant(value.vt, copy(value.value));
  if (SafeArrayValue.is(value))
    return new SafeArrayValue(value.vt, copy(value.elements) as ArrayLike<unknown>, value.dimensions);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
}

/**
 * A copy of an answer, as it passes to the caller: in place of the wrappers that stay where they are it has others with
 * references of their own. If one cannot be had, nothing of the answer is left.
 */
export function passed(answer: unknown, stays: (wrapper: IUnknown) => boolean): unknown {
  const passing: IUnknown[] = [];
  try {
    return copyOf(answer, (wrapper) => {
      const own = stays(wrapper) ? wrapper.retain() : wrapper;
      passing.push(own);
      return own;
    });
  } catch (error) {
    for (const wrapper of passing) wrapper.dispose();
    throw error;
  }
}
