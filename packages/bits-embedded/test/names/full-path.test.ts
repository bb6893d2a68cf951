import { expect, test } from "vitest";
import { isFullPath } from "../../src/names/full-path.ts";

const at = (root: string, length: number) => root + "x".repeat(length - root.length);

test.each([
  "c:\\file",
  "D:/folder/file.ext",
  "c:\\folder/mixed\\file",
  "\\\\server\\share\\file",
  "\\\\server\\share\\folder\\file",
  at("c:\\", 260),
])("on Windows %s is a full path", (text) => {
  expect(isFullPath(text, true)).toBe(true);
});

test.each([
  "",
  "file",
  "folder\\file",
  "\\file",
  "/file",
  "c:file",
  "c:",
  "c:\\",
  "c:\\folder\\",
  "c:\\folder/",
  "c:\\..",
  "c:\\folder\\.",
  "c:\\file*",
  "c:\\f?le",
  "c:\\file:stream",
  'c:\\"file"',
  "c:\\a<b",
  "c:\\a|b",
  "c:\\a\nb",
  "\\\\?\\c:\\file",
  "\\\\.\\pipe\\file",
  "\\\\server\\share",
  "\\\\server\\share\\",
  at("c:\\", 261),
])("on Windows %s is none", (text) => {
  expect(isFullPath(text, true)).toBe(false);
});

test.each([
  "/file",
  "/folder/file.ext",
  '/folder/with: "colon" and <more>',
  "/folder/back\\slash",
  "/folder/../file",
  at("/", 260),
])("elsewhere %s is a full path", (text) => {
  expect(isFullPath(text, false)).toBe(true);
});

test.each([
  "",
  "file",
  "./file",
  "~/file",
  "c:\\file",
  "/",
  "/folder/",
  "/..",
  "/folder/.",
  "/file*",
  "/f?le",
  "/a\0b",
  at("/", 261),
])("elsewhere %s is none", (text) => {
  expect(isFullPath(text, false)).toBe(false);
});
