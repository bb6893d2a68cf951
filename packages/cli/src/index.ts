export { type Config, defineConfig, type LoadedConfig, loadConfig, type Target } from "./config.ts";
export { type FileHostOptions, fileHost } from "./file-host.ts";
export {
  type CompiledTarget,
  compileTargets,
  type GeneratedTarget,
  type Generation,
  generate,
  VERSION,
} from "./generate.ts";
export { compareFolder, type FolderChange, writeFolder } from "./output-folder.ts";
export { Refusal } from "./refusal.ts";
