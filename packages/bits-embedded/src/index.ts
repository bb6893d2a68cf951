/// <reference lib="esnext.disposable" preserve="true" />

export type { Limits } from "./engine/limits.ts";
export { type BitsService, type ServeBitsOptions, serveBits } from "./serve.ts";
