import { defineConfig } from "vitest/config";

/** What every package's suites have in common. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: ".cache/test-results.json" },
    testTimeout: 30_000,
  },
});
