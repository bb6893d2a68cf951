import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { mustRun } from "../process.ts";

export interface HeaderOptions {
  /** Folders in which imports are looked up, nothing else is. */
  readonly include: readonly string[];
  /** The folder that receives the header, made if it is not there. */
  readonly into: string;
  readonly target?: "win64" | "win32";
}

/** Runs widl on one IDL file and gives the path of the C header: `Bits.idl` becomes `Bits.h`. */
export function writeHeader(idl: string, { include, into, target = "win64" }: HeaderOptions): string {
  mkdirSync(into, { recursive: true });
  const header = join(into, `${basename(idl, ".idl")}.h`);
  const folders = include.flatMap((folder) => ["-I", folder]);
  mustRun("widl", ["-h", `--${target}`, "--nostdinc", ...folders, "-o", header, idl]);
  return header;
}
