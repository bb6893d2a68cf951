import { mkdirSync, mkdtempSync, rmSync, type StatSyncOptions, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { checkLocalName } from "../../src/names/local-name.ts";
import { refusal } from "../refusal.ts";

const { denied, tooLong } = vi.hoisted(() => ({ denied: new Set<string>(), tooLong: new Set<string>() }));

/** Whoever runs the tests may be allowed everything, on any file system: some paths are refused here. */
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    accessSync(path: string, mode?: number) {
      if (denied.has(`access ${path}`)) throw Object.assign(new Error("denied"), { code: "EACCES" });
      fs.accessSync(path, mode);
    },
    statSync(path: string, options?: StatSyncOptions) {
      if (tooLong.has(path)) throw Object.assign(new Error("too long"), { code: "ENAMETOOLONG" });
      if (denied.has(`stat ${path}`)) throw Object.assign(new Error("denied"), { code: "EACCES" });
      return fs.statSync(path, options);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), "combind-names-"));
const present = join(folder, "present");
const absent = join(folder, "absent");
writeFileSync(present, "");
mkdirSync(join(folder, "folder"));

afterEach(() => {
  denied.clear();
  tooLong.clear();
});

afterAll(() => rmSync(folder, { recursive: true }));

test("takes a new name in a folder that exists, and that of a file", () => {
  for (const text of [absent, present]) expect(checkLocalName(text, { writableFolder: true })).toBe(text);
  expect(checkLocalName(present, { mustExist: true })).toBe(present);
});

test("refuses what is no full path", () => {
  expect(refusal(() => checkLocalName("present"))).toBe("E_INVALIDARG");
  expect(refusal(() => checkLocalName(join(folder, "*.bin")))).toBe("E_INVALIDARG");
});

test("refuses a folder that is not there, or is a file", () => {
  expect(refusal(() => checkLocalName(join(folder, "nowhere", "file")))).toBe("ERROR_PATH_NOT_FOUND");
  expect(refusal(() => checkLocalName(join(present, "file")))).toBe("ERROR_PATH_NOT_FOUND");
});

test("refuses the name of a folder", () => {
  expect(refusal(() => checkLocalName(join(folder, "folder")))).toBe("E_ACCESSDENIED");
});

test("refuses a missing file where one is needed", () => {
  expect(refusal(() => checkLocalName(absent, { mustExist: true }))).toBe("ERROR_FILE_NOT_FOUND");
});

test("refuses what this user may not do, but only where it is needed", () => {
  denied.add(`access ${folder}`);
  expect(refusal(() => checkLocalName(absent, { writableFolder: true }))).toBe("E_ACCESSDENIED");
  expect(refusal(() => checkLocalName(present, { mustExist: true }))).toBeUndefined();
  denied.clear();
  denied.add(`access ${present}`);
  expect(refusal(() => checkLocalName(present, { mustExist: true }))).toBe("E_ACCESSDENIED");
  expect(refusal(() => checkLocalName(present, { writableFolder: true }))).toBeUndefined();
});

test("refuses what this user may not even look at", () => {
  denied.add(`stat ${folder}`);
  expect(refusal(() => checkLocalName(absent))).toBe("E_ACCESSDENIED");
});

test("refuses a name longer than the file system has", () => {
  tooLong.add(absent);
  expect(refusal(() => checkLocalName(absent))).toBe("E_INVALIDARG");
});
