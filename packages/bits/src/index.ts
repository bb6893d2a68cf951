/// <reference lib="esnext.disposable" preserve="true" />
export * from "./gen/index.ts";
