/** What became of the methods that the interfaces of the inputs declare themselves, as plain data. */
export interface Census {
  readonly interfaces: readonly InterfaceCensus[];
}

export interface InterfaceCensus {
  /** The IDL file, as the model names it. */
  readonly file: string;
  readonly interface: string;
  /** Why it has no class; then each of its methods is left out for this reason. */
  readonly leftOut?: string;
  readonly methods: readonly MethodCensus[];
}

/** A method: emitted; emitted with `addresses` for what the IDL gives a type; or left out, as `refused` tells. */
export interface MethodCensus {
  readonly method: string;
  /** Undefined for members that have none, those of a dispinterface. */
  readonly slot?: number | undefined;
  /** `parameter` is empty for the slot's own result. */
  readonly addresses?: readonly { readonly parameter: string; readonly reason: string }[];
  readonly refused?: string;
}

/** How many methods of a census came how far. The three kinds of outcome add up to `methods`. */
export interface CensusTotals {
  readonly interfaces: number;
  readonly interfacesLeftOut: number;
  readonly methods: number;
  readonly emitted: number;
  readonly withAddresses: number;
  readonly refused: number;
  /** Parameters and results that are addresses although the IDL gives them a type. */
  readonly addresses: number;
  /** How many addresses there are for a reason, most first. */
  readonly addressReasons: Readonly<Record<string, number>>;
  /** How many methods are left out for a reason, most first. */
  readonly refusalReasons: Readonly<Record<string, number>>;
}

/** Adds up a census. */
export function totalsOf({ interfaces }: Census): CensusTotals {
  const methods = interfaces.flatMap((one) => one.methods);
  const addresses = methods.flatMap((one) => one.addresses ?? []);
  const refusals = methods.flatMap(({ refused }) => refused ?? []);
  const withAddresses = methods.filter((one) => one.addresses !== undefined).length;
  return {
    interfaces: interfaces.length,
    interfacesLeftOut: interfaces.filter(({ leftOut }) => leftOut !== undefined).length,
    methods: methods.length,
    emitted: methods.length - withAddresses - refusals.length,
    withAddresses,
    refused: refusals.length,
    addresses: addresses.length,
    addressReasons: counted(addresses.map(({ reason }) => reason)),
    refusalReasons: counted(refusals),
  };
}

function counted(reasons: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
