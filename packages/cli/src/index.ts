export { type CompiledTarget, compileTargets } from "./compile-targets.ts";
export { type Config, defineConfig, type LoadedConfig, loadConfig, type Target } from "./config.ts";
export { type FileHostOptions, fileHost } from "./file-host.ts";
export { type GeneratedTarget, type Generation, generate } from "./generate.ts";
export { compareFolder, type FolderChange, writeFolder } from "./output-folder.ts";
export { Refusal } from "./refusal.ts";
export { VERSION } from "./version.ts";
