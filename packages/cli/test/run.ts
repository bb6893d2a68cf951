import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const COMMAND = join(import.meta.dirname, "../bin/combind.js");

/** Runs the built command in a folder, as a user does. */
export function combind(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** A new folder with these files in it, gone after the test. */
export function folderWith(files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "combind-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export const UNKNWN = `
  typedef long HRESULT; typedef unsigned long ULONG;
  [object, local, uuid(00000000-0000-0000-C000-000000000046)]
  interface IUnknown {
    HRESULT QueryInterface([in] REFIID riid, [out, iid_is(riid)] void **ppvObject);
    ULONG AddRef();
    ULONG Release();
  };
`;

export const RUN = `
  import "unknwn.idl";
  // Runs.
  [object, uuid(11111111-0000-0000-0000-000000000001)]
  interface IRun : IUnknown { HRESULT Run([in] ULONG times); };
`;
