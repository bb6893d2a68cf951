export { emit, type EmitOptions, type EmitResult } from "./emit.ts";
export type { MethodOverride, Overrides } from "./project/overrides.ts";
export { RUNTIME_MODULE, RUNTIME_SYMBOLS, RUNTIME_TYPES, RUNTIME_VALUES } from "./runtime-symbols.ts";
