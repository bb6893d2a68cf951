import * as bits from "@combind/bits";
import { IUnknown } from "@combind/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUNDLERS } from "../../src/consumer/bundlers.ts";
import { leftovers, marksOf } from "../../src/consumer/leftovers.ts";
import { type Project, projectWithPackages } from "../../src/consumer/project.ts";
import { mustRun } from "../../src/process.ts";

/** What a program needs that imports the last of them. */
const CHAIN = [IUnknown, bits.IBackgroundCopyJobHttpOptions, bits.IBackgroundCopyJobHttpOptions2];
const USED = new Set(CHAIN.map(({ interfaceName }) => interfaceName));

const ONE_CLASS = `
  import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
  import { implement } from "@combind/runtime";
  const options = implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "POST" });
  console.log(options.getHttpMethod());
`;

/** What tsc leaves of imports for types, with and without `verbatimModuleSyntax`. */
const TYPES_ONLY = `
  import {} from "@combind/bits";
  import { IBackgroundCopyManager, BackgroundCopyManager, BG_JOB_STATE } from "@combind/bits";
  import { IUnknown } from "@combind/system";
  import {} from "@combind/runtime/codegen";
  import { ComError, implement } from "@combind/runtime";
  console.log("nothing else");
`;

/** What only `offThread` has in it. */
const OFF_THREAD = "expected what offThread returned as this";

const EVERYTHING = `
  import * as bits from "@combind/bits";
  for (const name in bits) console.log(name, bits[name]);
`;

/** A registration like this one, made while the module loads, would keep a class that nobody uses. */
const CALL_AT_LOAD = `
  import { IBackgroundCopyManager, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
  function register(type) { globalThis.registered = type; return type; }
  class Table { static manager = register(IBackgroundCopyManager); }
  console.log(IBackgroundCopyJobHttpOptions2.iid);
`;

let project: Project;
beforeAll(() => {
  project = projectWithPackages();
});
afterAll(() => project.remove());

describe.each(Object.entries(BUNDLERS))("bundled with %s", (name, bundle) => {
  test("a program that uses one class has nothing of the others in it, and runs", async () => {
    const text = await bundle(project.write(`${name}/one-class.js`, ONE_CLASS));
    const marks = marksOf(bits, USED);
    console.log(`${name}: ${marks.length} marks of unused exports looked for in ${text.length} characters`);
    expect(marks.length).toBeGreaterThan(100);
    expect(leftovers(text, marks)).toEqual([]);
    for (const { iid } of CHAIN) expect(text).toContain(iid);
    expect(text).not.toContain(OFF_THREAD);
    const { stdout } = mustRun(process.execPath, [project.write(`${name}/bundle.mjs`, text)]);
    expect(stdout).toBe("POST\n");
  });

  test("imports for types leave nothing", async () => {
    const text = await bundle(project.write(`${name}/types-only.js`, TYPES_ONLY));
    expect(text).toContain("nothing else");
    expect(text.length).toBeLessThan(120);
  });
});

describe("the check", () => {
  test("finds calls off the thread in a program that makes them", async () => {
    const program = ONE_CLASS.replace("{ implement }", "{ implement, offThread }").concat(
      "offThread(options);",
    );
    const text = await BUNDLERS.esbuild(project.write("off-thread.js", program));
    expect(text).toContain(OFF_THREAD);
    const without = await BUNDLERS.esbuild(project.write("one-thread.js", ONE_CLASS));
    console.log(`esbuild: ${text.length} characters with offThread, ${without.length} without`);
  });

  test("finds every class and enum of a program that uses them all", async () => {
    const text = await BUNDLERS.esbuild(project.write("everything.js", EVERYTHING));
    const marks = marksOf(bits, USED);
    expect(leftovers(text, marks)).toHaveLength(marks.length);
  });

  test("finds a class that only a call at module load keeps", async () => {
    const text = await BUNDLERS.rollup(project.write("call-at-load.js", CALL_AT_LOAD));
    const found = leftovers(text, marksOf(bits, USED));
    expect(found).toContain(`IBackgroundCopyManager: ${bits.IBackgroundCopyManager.iid}`);
  });
});
