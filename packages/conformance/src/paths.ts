import { join, resolve } from "node:path";

/** The repository. */
export const ROOT = resolve(import.meta.dirname, "../../..");

/** This package. */
export const PACKAGE = join(ROOT, "packages/conformance");

/** What the suites fetch, build and generate; git does not see it. */
export const CACHE = join(PACKAGE, ".cache");

/** The folders of IDL that packages are generated from. */
export const IDL = join(ROOT, "idl");
