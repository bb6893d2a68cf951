import { defineConfig, mergeConfig } from "vitest/config";
import base from "../../vitest.base.ts";

// The files share what they load, which takes longer than most of the tests.
export default mergeConfig(base, defineConfig({ test: { isolate: false } }));
