import { join } from "node:path";
import { ROOT } from "../paths.ts";
import { run } from "../process.ts";
import type { Abi } from "./probe.ts";

/** The parts of `combind model --json` that have a referee. */
export interface FileModel {
  readonly path: string;
  readonly ok: boolean;
  readonly interfaces: readonly InterfaceModel[];
  readonly coclasses: readonly {
    readonly name: string;
    readonly clsid: string | null;
    readonly default: string | null;
  }[];
  readonly enums: readonly { readonly name: string; readonly members: { readonly [name: string]: number } }[];
  readonly structs: readonly RecordModel[];
  readonly constants: { readonly [name: string]: number | string };
}

export interface InterfaceModel {
  readonly name: string;
  readonly iid: string | null;
  readonly base: string | null;
  readonly vtable: readonly string[];
  readonly methods: readonly {
    readonly name: string;
    readonly slot: number;
    readonly returns: string;
    readonly params: readonly ParameterModel[];
  }[];
}

export interface ParameterModel {
  readonly name: string;
  readonly type: string;
  readonly attributes: readonly string[];
}

export interface RecordModel {
  readonly name: string;
  readonly tag: string | null;
  readonly kind: "struct" | "union";
  readonly size: number;
  readonly align: number;
  readonly fields: readonly {
    readonly name: string;
    readonly offset: number;
    readonly size: number;
    readonly type: string;
    /** The width of a bit-field, of which C tells no place. */
    readonly bits?: number;
  }[];
}

/** What the `combind` command prints about IDL files, in the order of the files. */
export function combindModel(
  files: readonly string[],
  include: readonly string[],
  abi: Abi,
): readonly FileModel[] {
  const command = join(ROOT, "packages/cli/bin/combind.js");
  const folders = include.flatMap((folder) => ["-I", folder]);
  const { code, stdout, stderr } = run(process.execPath, [
    command,
    "model",
    ...files,
    ...folders,
    "--abi",
    abi,
    "--json",
  ]);
  if (code !== 0) throw new Error(`combind model ended with ${code}\n${stderr}`);
  return (JSON.parse(stdout) as { readonly files: readonly FileModel[] }).files;
}
