import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { BG_ERROR_CONTEXT } from "@combind/bits";
import { describe, expect, test } from "vitest";
import { discard } from "../../src/local/discard.ts";
import { PartFile, truncatePart } from "../../src/local/part-file.ts";
import { folder, newFile } from "./folder.ts";

const bytes = (text: string) => Buffer.from(text);

describe("a temporary file", () => {
  test("takes chunks at any offset", async () => {
    const file = newFile();
    const part = new PartFile(file);
    await part.write([bytes("world")], 6);
    await part.write([bytes("hel"), bytes("lo"), bytes(" ")], 0);
    expect(part.length).toBe(11);
    part.close();
    expect(readFileSync(file.temporaryName, "utf8")).toBe("hello world");
    expect(readdirSync(folder.path)).toEqual([basename(file.temporaryName)]);
  });

  test("takes more chunks at once than the system does", async () => {
    const file = newFile();
    const part = new PartFile(file);
    const chunks = Array.from({ length: 5000 }, (_, index) => bytes(`${index},`));
    await part.write(chunks, 0);
    part.close();
    expect(readFileSync(file.temporaryName).equals(Buffer.concat(chunks))).toBe(true);
  });

  test("keeps its content when it is opened again", async () => {
    const file = newFile();
    writeFileSync(file.temporaryName, "hello");
    const part = new PartFile(file);
    expect(part.length).toBe(5);
    part.close();
    expect(readFileSync(file.temporaryName, "utf8")).toBe("hello");
  });

  test("may be closed while it is on its way to the medium, and its descriptor lives until then", async () => {
    const file = newFile();
    const part = new PartFile(file);
    const portion = Buffer.alloc(16 * 1024 * 1024, "x");
    await part.write([portion], 0);
    part.close();
    part.close();
    expect(discard(file)).toBe(true);
    const next = newFile();
    next.size = 2 * portion.length;
    const other = new PartFile(next);
    await other.write([portion], 0);
    await other.write([portion], portion.length);
    await other.seal();
    expect(statSync(next.temporaryName).size).toBe(next.size);
  });

  test("is sealed with the remote file's time", async () => {
    const file = newFile();
    file.size = 4;
    file.remote = { size: 4, lastModified: "Mon, 06 May 2024 07:08:09 GMT" };
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    await part.seal();
    part.close();
    expect(statSync(file.temporaryName).mtime).toEqual(new Date("2024-05-06T07:08:09Z"));
  });

  test("is sealed with the present time if the server told none, and its record keeps it", async () => {
    const file = newFile();
    file.size = 0;
    const before = Date.now();
    await new PartFile(file).seal();
    expect(file.modified).toBeGreaterThanOrEqual(before);
    expect(Math.abs(statSync(file.temporaryName).mtimeMs - file.modified!)).toBeLessThan(2);
  });

  test("is not sealed with other bytes than its record tells, or none", async () => {
    const file = newFile();
    file.size = 5;
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    await expect(part.seal()).rejects.toMatchObject({ name: "TransferFailure", file });
    const again = new PartFile(file);
    unlinkSync(file.temporaryName);
    await expect(again.seal()).rejects.toMatchObject({ code: 0x80070002 });
  });

  test("that somebody cuts short is deleted, for what follows would leave a hole", async () => {
    const file = newFile();
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    truncateSync(file.temporaryName, 1);
    const failure = { code: 0x800703ee, kind: "fatal", context: BG_ERROR_CONTEXT.LOCAL_FILE };
    await expect(part.write([bytes("more")], 4)).rejects.toMatchObject(failure);
    part.close();
    expect(existsSync(file.temporaryName)).toBe(false);
  });

  test("that somebody replaces is not sealed, and goes", async () => {
    const file = newFile();
    file.size = 4;
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    renameSync(file.temporaryName, join(folder.path, "moved"));
    writeFileSync(file.temporaryName, "else");
    await expect(part.seal()).rejects.toMatchObject({ code: 0x800703ee, kind: "fatal" });
    expect(readdirSync(folder.path)).toEqual(["moved"]);
  });

  test("begins anew when it is made empty by its owner", async () => {
    const file = newFile();
    file.size = 2;
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    part.truncate();
    await part.write([bytes("ab")], 0);
    await part.seal();
    expect(readFileSync(file.temporaryName, "utf8")).toBe("ab");
  });

  test("can be deleted while it is open, and then stays away", async () => {
    const file = newFile();
    const part = new PartFile(file);
    await part.write([bytes("text")], 0);
    expect(discard(file)).toBe(true);
    await part.write([bytes("more")], 4);
    part.close();
    expect(existsSync(file.temporaryName)).toBe(false);
  });

  test("needs its folder", () => {
    const file = newFile(join("missing", "file"));
    expect(() => new PartFile(file)).toThrow(expect.objectContaining({ code: 0x80070003, kind: "fatal" }));
  });

  test("is never a folder", () => {
    const file = newFile();
    mkdirSync(file.temporaryName);
    expect(() => new PartFile(file)).toThrow(expect.objectContaining({ code: 0x80070005, kind: "fatal" }));
  });

  test.runIf(process.platform !== "win32")("is never a link to somewhere else", () => {
    const file = newFile();
    const other = join(folder.path, "other");
    writeFileSync(other, "precious");
    symlinkSync(other, file.temporaryName);
    expect(() => new PartFile(file)).toThrow(expect.objectContaining({ code: 0x80070781 }));
    expect(() => truncatePart(file)).toThrow(expect.objectContaining({ code: 0x80070781 }));
    expect(readFileSync(other, "utf8")).toBe("precious");
  });
});

describe("truncatePart", () => {
  test("empties the temporary file", () => {
    const file = newFile();
    writeFileSync(file.temporaryName, "text");
    truncatePart(file);
    expect(statSync(file.temporaryName).size).toBe(0);
  });

  test("does not create one", () => {
    const file = newFile();
    truncatePart(file);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
