import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: ".cache/test-results.json" },
    globalSetup: ["src/wine/session.ts"],
    // Every file keeps to folders of its own in .cache, so that files can run side by side.
    isolate: false,
    maxWorkers: 2,
    // Node says so of the type stripping that the stages use.
    execArgv: ["--disable-warning=ExperimentalWarning"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
