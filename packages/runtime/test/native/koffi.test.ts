import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openLibrary } from "../../src/native/libraries.ts";

const index = new URL("../../src/index.ts", import.meta.url).href;
const interfaces = new URL("../interfaces.ts", import.meta.url).href;

/** Runs a script in a process of its own, as loading happens once per process. */
function run(script: string): string {
  const flags = [
    "--disable-warning=ExperimentalWarning",
    "--experimental-strip-types",
    "--input-type=module",
  ];
  return execFileSync(process.execPath, [...flags, "-e", script], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
  }).trim();
}

const BREAK_KOFFI = `
  import Module from "node:module";
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (name === "koffi") throw new Error("planted");
    return load(name, ...rest);
  };`;

it("names the package that is missing when Koffi's native part cannot load", () => {
  const output = run(`${BREAK_KOFFI}
    const { implement, NativeLibraryError } = await import(${JSON.stringify(index)});
    const { INode } = await import(${JSON.stringify(interfaces)});
    try { implement(INode, {}); } catch (error) {
      console.log(error instanceof NativeLibraryError, error.library, error.cause.message);
    }`);
  expect(output).toBe(`true @koromix/koffi-${process.platform}-${process.arch} planted`);
});

it("is not loaded before the first use", () => {
  const output = run(`${BREAK_KOFFI}
    const { ComError, guid, createInstance } = await import(${JSON.stringify(index)});
    const { Everything, INode } = await import(${JSON.stringify(interfaces)});
    console.log(guid(INode.iid), new ComError(0x80004005).code);`);
  expect(output).toBe("6e3c2b01-0d5e-4f6a-9b1c-52a7d8e90001 E_FAIL");
});

it("lets the process end by itself while objects and thunks are alive", () => {
  const output = run(`
    const { implement } = await import(${JSON.stringify(index)});
    const { INode } = await import(${JSON.stringify(interfaces)});
    console.log(implement(INode, { getId: () => 8 }).getId());`);
  expect(output).toBe("8");
});

it("keeps every library open", () => {
  const library = openLibrary(process.platform === "win32" ? "kernel32.dll" : null);
  expect(openLibrary(process.platform === "win32" ? "kernel32.dll" : null)).toBe(library);
});
