import type { InterfaceClass } from "../plan.ts";
import { IUnknown } from "./iunknown.ts";

/** The class and its bases, most derived first, without IUnknown. */
export function classChain(type: InterfaceClass): InterfaceClass[] {
  const chain: InterfaceClass[] = [];
  for (let link = type; link !== IUnknown; link = Object.getPrototypeOf(link)) chain.push(link);
  return chain;
}
