// Before packing: puts the IDL that a package was generated from into the package, for its users' own IDL to import.
import { cpSync } from "node:fs";

const family = process.argv[2];
cpSync(new URL(`../idl/${family}`, import.meta.url), new URL(`../packages/${family}/idl`, import.meta.url), {
  recursive: true,
});
