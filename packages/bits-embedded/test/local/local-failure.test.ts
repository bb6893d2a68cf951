import { join } from "node:path";
import { BG_ERROR_CONTEXT } from "@combind/bits";
import { E_ACCESSDENIED, E_FAIL } from "@combind/runtime";
import { expect, test } from "vitest";
import { isMissing, localFailure } from "../../src/local/local-failure.ts";
import { newFile } from "./folder.ts";

const systemError = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ["ENOSPC", 0x80070070, "fatal"],
  ["EDQUOT", 0x8007050f, "fatal"],
  ["EACCES", E_ACCESSDENIED, "fatal"],
  ["EPERM", E_ACCESSDENIED, "fatal"],
  ["EISDIR", E_ACCESSDENIED, "fatal"],
  ["EROFS", 0x80070013, "fatal"],
  ["ENOENT", 0x80070002, "fatal"],
  ["ENOTDIR", 0x80070003, "fatal"],
  ["ENAMETOOLONG", 0x800700ce, "fatal"],
  ["EFBIG", 0x800700df, "fatal"],
  ["EMFILE", 0x80070004, "transient"],
  ["ENFILE", 0x80070004, "transient"],
  ["EBUSY", 0x80070020, "transient"],
  ["EIO", 0x8007045d, "transient"],
  ["EWHATEVER", E_FAIL, "fatal"],
])("%s", (name, code, kind) => {
  const file = newFile();
  const cause = systemError(name);
  expect(localFailure(cause, file)).toMatchObject({
    code,
    kind,
    context: BG_ERROR_CONTEXT.LOCAL_FILE,
    file,
    cause,
  });
});

test("tells a missing folder from a missing file", () => {
  const file = newFile(join("missing", "file"));
  expect(localFailure(systemError("ENOENT"), file).code).toBe(0x80070003);
});

test("leaves failures that are told already as they are", () => {
  const failure = localFailure(systemError("ENOSPC"), newFile());
  expect(localFailure(failure, newFile())).toBe(failure);
});

test("isMissing", () => {
  expect(isMissing(systemError("ENOENT"))).toBe(true);
  expect(isMissing(systemError("ENOTDIR"))).toBe(true);
  expect(isMissing(systemError("EPERM"))).toBe(false);
  expect(isMissing(null)).toBe(false);
});
