import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CACHE, IDL, PACKAGE } from "../paths.ts";
import type { GeneratedClasses } from "./driver.ts";
import { generate } from "./generate.ts";

/**
 * Generates the bits and recorder classes from a copy of the BITS files in which SetHttpMethod and
 * GetHttpMethod have changed places.
 */
export function generateMutated(): GeneratedClasses {
  const folder = join(CACHE, "mutated");
  rmSync(folder, { recursive: true, force: true });
  cpSync(IDL, join(folder, "idl"), { recursive: true });
  cpSync(join(PACKAGE, "idl"), join(folder, "idl/recorder"), { recursive: true });
  const file = join(folder, "idl/bits/Bits10_2.idl");
  writeFileSync(file, swapMethods(readFileSync(file, "utf8"), "SetHttpMethod", "GetHttpMethod"));
  const system = { package: "@combind/system", inputs: ["idl/system/*.idl"] };
  const bits = {
    package: "@combind/bits",
    inputs: ["idl/bits/*.idl"],
    include: ["idl/system"],
    overrides: "idl/bits/overrides.json",
    out: "bits",
  };
  const recorder = {
    package: "#recorder",
    inputs: ["idl/recorder/*.idl"],
    include: ["idl/bits", "idl/system"],
    overrides: "idl/recorder/overrides.json",
    out: "recorder",
  };
  const targets = [system, bits, recorder];
  writeFileSync(join(folder, "combind.config.json"), JSON.stringify({ targets }));
  generate(join(folder, "combind.config.json"));
  return { recorder: join(folder, "recorder"), bits: join(folder, "bits") };
}

/** Exchanges the declarations of two methods that return HRESULT, the first standing before the second. */
export function swapMethods(idl: string, first: string, second: string): string {
  const declaration = (name: string) => `HRESULT ${name}\\([^;]*\\);`;
  const both = new RegExp(`(${declaration(first)})([\\s\\S]*?)(${declaration(second)})`);
  if (!both.test(idl)) throw new Error(`no ${first} before ${second} in the IDL`);
  return idl.replace(both, "$3$2$1");
}
