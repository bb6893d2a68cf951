import type { VariantValue } from "@combind/runtime";

const made = new WeakSet<object>();

/** Arguments of a late-bound call by name; see `named`. */
export class NamedArguments {
  /** As they were given. */
  readonly values: Readonly<Record<string, VariantValue>>;

  constructor(values: Readonly<Record<string, VariantValue>>) {
    if (typeof values !== "object" || values === null)
      throw new TypeError("named: expected an object of arguments by name");
    this.values = Object.freeze({ ...values });
    Object.freeze(this);
    made.add(this);
  }
}

/**
 * Arguments by name, as the last one of a late-bound call: `call("Open", "a.doc", named({ ReadOnly: true }))`. The object
 * says which names it knows; most take them in capitals and small letters alike.
 */
export function named(values: Readonly<Record<string, VariantValue>>): NamedArguments {
  return new NamedArguments(values);
}

/** Whether a value comes from `named`. */
export function isNamed(value: unknown): value is NamedArguments {
  return typeof value === "object" && value !== null && made.has(value);
}
