import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyProject, type Project } from "../../src/consumer/project.ts";
import { fixtures, SYSTEM_IDL } from "../../src/emission/fixtures.ts";
import { ROOT } from "../../src/paths.ts";
import { run } from "../../src/process.ts";

const COMMAND = join(ROOT, "packages/cli/bin/combind.js");

let output: Project;
beforeAll(() => {
  output = emptyProject();
});
afterAll(() => output.remove());

test.each(fixtures("error"))(
  "fixtures/error/$name is told, and nothing is written",
  async ({ name, folder }) => {
    const out = join(output.folder, name);
    const inputs = readdirSync(folder).filter((file) => file.endsWith(".idl"));
    const args = [COMMAND, "generate", ...inputs, "-I", SYSTEM_IDL, "--out", out];
    const { code, stdout, stderr } = run(process.execPath, args, {
      cwd: folder,
      env: { FORCE_COLOR: undefined, NO_COLOR: "1" },
    });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/\d+ errors?\b/);
    expect(existsSync(out)).toBe(false);
    await expect(stderr).toMatchFileSnapshot(join(folder, "diagnostics.txt"));
  },
);
