import { styleText } from "node:util";
import { type InterfaceClass, IUnknown } from "@combind/runtime";

/** IUnknown's slots: wrappers call them for `as`, `retain` and `dispose`. */
const IDENTITY = ["QueryInterface", "AddRef", "Release"].map((name, slot) => ({ slot, name }));

/** Prints a class and its bases, root first: IID, slots, and the methods that the generated class calls there. */
export function printChain(leaf: InterfaceClass): void {
  for (const one of chainOf(leaf)) {
    console.log(`${styleText("bold", one.interfaceName)}  ${styleText("cyan", one.iid)}`);
    for (const { slot, name } of one === IUnknown ? IDENTITY : one.plan().methods) {
      console.log(`  ${styleText("yellow", `slot ${String(slot).padStart(2)}`)}  ${name}`);
    }
  }
  console.log(styleText("dim", `${leaf.vtableLength} slots in all`));
}

function chainOf(leaf: InterfaceClass): InterfaceClass[] {
  const chain: InterfaceClass[] = [];
  for (let at: unknown = leaf; isInterfaceClass(at); at = Object.getPrototypeOf(at)) chain.unshift(at);
  return chain;
}

function isInterfaceClass(value: unknown): value is InterfaceClass {
  return typeof value === "function" && "iid" in value;
}
