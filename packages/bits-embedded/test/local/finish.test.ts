import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discard } from "../../src/local/discard.ts";
import { finish } from "../../src/local/finish.ts";
import type { FileRecord } from "../../src/record/file-record.ts";
import { folder, newFile } from "./folder.ts";

const TIME = new Date("2024-05-06T07:08:09Z");

function writeWithTime(name: string, content: string): void {
  writeFileSync(name, content);
  utimesSync(name, TIME, TIME);
}

/** A file as it is when its transfer is done. */
function transferredFile(content = "new"): FileRecord {
  const file = newFile();
  writeWithTime(file.temporaryName, content);
  file.size = content.length;
  file.modified = TIME.getTime();
  file.transferred = true;
  return file;
}

describe("finish", () => {
  test("gives the file its name, in place of what had it", () => {
    const file = transferredFile();
    writeFileSync(file.localName, "a longer old one");
    finish(file);
    expect(readFileSync(file.localName, "utf8")).toBe("new");
    expect(existsSync(file.temporaryName)).toBe(false);
  });

  test("keeps everything when the name cannot be had, and succeeds later", () => {
    const file = transferredFile();
    mkdirSync(join(file.localName, "occupied"), { recursive: true });
    expect(() => finish(file)).toThrow(expect.objectContaining({ name: "ComError" }));
    expect(readFileSync(file.temporaryName, "utf8")).toBe("new");
    expect(existsSync(join(file.localName, "occupied"))).toBe(true);
    rmSync(file.localName, { recursive: true });
    finish(file);
    expect(readFileSync(file.localName, "utf8")).toBe("new");
  });

  test("does nothing to a file that has its name already", () => {
    const file = transferredFile();
    finish(file);
    file.completed = true;
    writeFileSync(file.localName, "changed by its owner");
    finish(file);
    expect(readFileSync(file.localName, "utf8")).toBe("changed by its owner");
  });

  test("sees that a process before it had renamed the file", () => {
    const file = transferredFile();
    finish(file);
    finish(file);
    expect(readFileSync(file.localName, "utf8")).toBe("new");
  });

  test.each([
    ["nothing", () => {}],
    ["a file of another size", (name: string) => writeWithTime(name, "other")],
    ["a file of another time", (name: string) => writeFileSync(name, "old")],
    ["a folder", (name: string) => mkdirSync(name)],
  ])("does not take %s for what was transferred if the temporary file is gone", (_, make) => {
    const file = transferredFile();
    unlinkSync(file.temporaryName);
    make(file.localName);
    expect(() => finish(file)).toThrow(expect.objectContaining({ hresult: 0x80070002 }));
  });

  test.each([
    ["a file of another size", (name: string) => writeFileSync(name, "other")],
    ["a folder", (name: string) => mkdirSync(name)],
  ])("does not take %s in the temporary file's place for it", (_, make) => {
    const file = transferredFile();
    unlinkSync(file.temporaryName);
    make(file.temporaryName);
    expect(() => finish(file)).toThrow(expect.objectContaining({ hresult: 0x800703ee }));
    expect(existsSync(file.localName)).toBe(false);
  });

  test.runIf(process.platform !== "win32")("does not take a link to something alike for it", () => {
    const file = transferredFile();
    const other = join(folder.path, "other");
    renameSync(file.temporaryName, other);
    symlinkSync(other, file.temporaryName);
    expect(() => finish(file)).toThrow(expect.objectContaining({ hresult: 0x800703ee }));
    expect(existsSync(file.localName)).toBe(false);
  });

  test("tells that the folder is gone", () => {
    const file = transferredFile();
    rmSync(folder.path, { recursive: true });
    expect(() => finish(file)).toThrow(expect.objectContaining({ hresult: 0x80070003 }));
  });
});

describe("discard", () => {
  test("deletes the temporary file and nothing else", () => {
    const file = transferredFile();
    writeFileSync(file.localName, "old");
    expect(discard(file)).toBe(true);
    expect(existsSync(file.temporaryName)).toBe(false);
    expect(readFileSync(file.localName, "utf8")).toBe("old");
  });

  test("has nothing to do where there is none", () => {
    expect(discard(newFile())).toBe(true);
    expect(discard({ ...newFile(), temporaryName: "" })).toBe(true);
  });

  test("tells that something cannot be deleted", () => {
    const file = newFile();
    mkdirSync(join(file.temporaryName, "occupied"), { recursive: true });
    expect(discard(file)).toBe(false);
  });
});
