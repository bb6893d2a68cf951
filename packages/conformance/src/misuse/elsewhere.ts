import { type InterfaceClass, implement, offThread } from "@combind/runtime";
import type { Attempt } from "./attempt.ts";
import { badArguments } from "./sweep.ts";

type Twin = Readonly<Record<string, (...values: readonly unknown[]) => Promise<unknown>>>;

/** As `badArguments`, through the twin that calls on another thread: the same errors, as rejections. */
export function badArgumentsElsewhere(type: InterfaceClass): Generator<Attempt> {
  return badArguments(type, (name, values) => {
    const wrapper = implement(type, {});
    return (offThread(wrapper) as unknown as Twin)[name]!(...values);
  });
}
