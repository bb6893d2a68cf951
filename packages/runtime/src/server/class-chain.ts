import { IUnknown } from "../client/iunknown.ts";
import type { InterfaceClass } from "../plan.ts";

/** The class and its bases, most derived first, without IUnknown. */
export function classChain(type: InterfaceClass): InterfaceClass[] {
  const chain: InterfaceClass[] = [];
  for (let link = type; link !== IUnknown; link = Object.getPrototypeOf(link)) chain.push(link);
  return chain;
}
