import { errorKind } from "../diagnostic.ts";

/** CB6xxx: options and files. */
export const files = {
  inputMissing: errorKind<{ path: string }>("CB6001", (p) => `cannot read ${p.path}: no such file`),
  patternEmpty: errorKind<{ pattern: string }>("CB6002", (p) => `no file matches ${p.pattern}`),
  configUnreadable: errorKind<{ path: string; reason: string }>(
    "CB6003",
    (p) => `cannot read the configuration ${p.path}: ${p.reason}`,
  ),
  configInvalid: errorKind<{ path: string; where: string; expected: string }>(
    "CB6004",
    (p) => `${p.path}: ${p.where}: expected ${p.expected}`,
  ),
  outputUnwritable: errorKind<{ path: string; reason: string }>(
    "CB6005",
    (p) => `cannot write to ${p.path}: ${p.reason}; nothing was changed`,
  ),
  foreignFile: errorKind<{ path: string }>(
    "CB6006",
    (p) =>
      `${p.path} was not written by combind and would be overwritten: move it away or choose another output folder`,
  ),
  outOfDate: errorKind<{ path: string; what: string }>(
    "CB6007",
    (p) => `${p.path} is ${p.what}: run combind generate`,
  ),
  unknownName: errorKind<{ name: string; near: string }>(
    "CB6008",
    (p) => `no interface is named ${p.name}${p.near === "" ? "" : `; did you mean ${p.near}?`}`,
  ),
  badOption: errorKind<{ option: string; value: string; expected: string }>(
    "CB6009",
    (p) => `${p.option} ${JSON.stringify(p.value)}: expected ${p.expected}`,
  ),
  sharedFolder: errorKind<{ first: string; second: string; path: string }>(
    "CB6011",
    (p) => `${p.first} and ${p.second} would both write to ${p.path}: give each target a folder of its own`,
  ),
  unknownTarget: errorKind<{ name: string; known: string }>(
    "CB6012",
    (p) => `no target generates ${p.name}; the config has ${p.known}`,
  ),
  noInput: errorKind(
    "CB6010",
    () => "no input: name .idl files, or run in a folder with a combind.config.json",
  ),
} as const;
