import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/process.ts";
import { suite } from "../../src/requirements.ts";
import { linuxShapes } from "../../src/shapes/build.ts";
import { stageShapesDriver } from "../../src/shapes/drive.ts";
import { generateShapes } from "../../src/shapes/generate.ts";
import { readReport } from "../../src/shapes/report.ts";

/** As in Electron, whose JavaScript has no memory but its own. */
const PRELOAD = `
  import { createRequire } from "node:module";
  const koffi = createRequire(import.meta.url)("koffi");
  koffi.view = () => {
    throw new Error("External buffers are not allowed");
  };
  process.on("exit", () => {
    const { view } = createRequire(import.meta.url)("koffi");
    console.log(view === koffi.view ? "koffi.view threw to the end" : "koffi.view was another one");
  });
`;

suite("where koffi.view throws", { needs: ["gcc", "widl", "wine-headers"] }, () => {
  test("every method of all shapes is called and served, with its arrays and callbacks, as elsewhere", () => {
    const driver = stageShapesDriver("shapes-no-view", generateShapes());
    const preload = join(dirname(driver), "no-view.mjs");
    writeFileSync(preload, PRELOAD);
    const { library } = linuxShapes();
    const { code, stdout, stderr } = run(process.execPath, ["--import", preload, driver, library], {
      env: { LD_PRELOAD: library, NODE_OPTIONS: undefined },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("koffi.view threw to the end");
    const { complaints, calls, served } = readReport(stdout);
    console.log(`${calls} calls, ${served.length} methods served`);
    expect(complaints).toEqual([]);
    expect(calls).toBeGreaterThan(1_400);
    expect(served.length).toBeGreaterThan(380);
  });
});
