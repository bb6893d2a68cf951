/** Loads generated packages and makes an object of each of their interfaces; prints the folders that this works for. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type InterfaceClass, IUnknown, implement } from "@combind/runtime";

for (const folder of process.argv.slice(2)) {
  try {
    const exported = await import(pathToFileURL(join(folder, "index.ts")).href);
    for (const value of Object.values(exported)) if (isInterface(value)) check(value);
    console.log(folder);
  } catch (error) {
    console.error(folder, error);
  }
}

function isInterface(value: unknown): value is InterfaceClass {
  return typeof value === "function" && value.prototype instanceof IUnknown;
}

function check(type: InterfaceClass): void {
  const object = implement(type, {});
  const again = object.as(type);
  again.dispose();
  object.dispose();
}
