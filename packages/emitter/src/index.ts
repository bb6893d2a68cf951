export { type EmitInput, type EmitOptions, type EmitResult, emit } from "./emit.ts";
export {
  type Census,
  type CensusTotals,
  type InterfaceCensus,
  type MethodCensus,
  totalsOf,
} from "./project/census.ts";
export type { MethodOverride, Overrides } from "./project/overrides.ts";
export { RUNTIME_MODULE, RUNTIME_SYMBOLS, RUNTIME_TYPES, RUNTIME_VALUES } from "./runtime-symbols.ts";
