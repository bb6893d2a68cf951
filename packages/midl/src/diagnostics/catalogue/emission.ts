import { errorKind, infoKind, warningKind } from "../diagnostic.ts";

/** CB5xxx: emission. */
export const emission = {
  methodLeftOut: infoKind<{ interface: string; method: string; slot: number; reason: string }>(
    "CB5001",
    (p) => `${p.interface}.${p.method} (slot ${p.slot}) is left out: ${p.reason}`,
  ),
  interfaceLeftOut: warningKind<{ interface: string; reason: string }>(
    "CB5002",
    (p) => `the interface ${p.interface} is left out: ${p.reason}`,
  ),
  unmappedFile: errorKind<{ name: string; file: string }>(
    "CB5003",
    (p) =>
      `${p.name} is declared in ${p.file}, which is neither among the inputs nor part of another target: add the file, or a target that holds it`,
  ),
  overrideUnknown: errorKind<{ key: string; what: string }>(
    "CB5004",
    (p) => `overrides: ${JSON.stringify(p.key)} ${p.what}`,
  ),
  moduleClash: errorKind<{ module: string; first: string; second: string }>(
    "CB5005",
    (p) => `${p.first} and ${p.second} would both become ${p.module}: rename one of the files`,
  ),
  nameClash: warningKind<{ name: string; module: string }>(
    "CB5006",
    (p) =>
      `${p.name} is exported by more than one module; the package's index passes on the one of ${p.module}`,
  ),
  libraryLeftOut: warningKind<{ coclass: string }>(
    "CB5007",
    (p) => `the coclass ${p.coclass} has no default interface that is generated: it gets no create()`,
  ),
  declarationLeftOut: infoKind<{ what: string; name: string; reason: string }>(
    "CB5008",
    (p) => `the ${p.what} ${p.name} is left out: ${p.reason}`,
  ),
  addressesOnly: infoKind<{ interface: string; method: string; slot: number; addresses: string }>(
    "CB5009",
    (p) =>
      `${p.interface}.${p.method} (slot ${p.slot}) has addresses in place of typed values: ${p.addresses}`,
  ),
  memberLeftOut: infoKind<{ interface: string; member: string; reason: string }>(
    "CB5010",
    (p) => `${p.interface}.${p.member} is left out: ${p.reason}`,
  ),
} as const;
