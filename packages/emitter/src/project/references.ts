import type { Coclass, Constant, Enum, Interface, Record } from "@combind/midl";
import type { Reference } from "./projection.ts";

/** Finds the module that a declaration is imported from. */
export interface Resolver {
  to(declaration: Interface | Enum | Record | Coclass | Constant): Reference;
}

/** Thrown for a declaration whose file is neither generated nor mapped; the member that needs it is left out. */
export class UnmappedFile extends Error {
  readonly file: string;
  constructor(file: string, name: string) {
    super(`${name} is declared in ${file}, which is neither generated here nor part of another package`);
    this.file = file;
  }
}
