import { describe, expect, test } from "vitest";
import { memoryHost } from "../../src/source/memory-host.ts";

describe("memoryHost", () => {
  const host = memoryHost(
    {
      "Main.idl": "main",
      "inc/Shared.H": "inc",
      "dir/shared.h": "dir",
      "dir\\sub/./x.h": Uint8Array.of(0x78),
      "/root/abs.h": "abs",
      "../outside.h": "never",
      constructor: "a file like any other",
    },
    ["", "inc"],
  );

  test.each([
    ["beside the asking file, before include directories", "shared.h", "dir/a.idl", "dir/shared.h"],
    ["in include directories", "SHARED.h", "other/a.idl", "inc/Shared.H"],
    ["without regard to case", "mAIN.IDL", "dir/a.idl", "Main.idl"],
    ["in folders, with either slash", "sub\\x.h", "dir/a.idl", "dir/sub/x.h"],
    ["upwards within the set", "../inc/./shared.h", "dir/a.idl", "inc/Shared.H"],
    ["by absolute path", "/ROOT/abs.h", "dir/a.idl", "/root/abs.h"],
    ["under any name", "constructor", "a.idl", "constructor"],
  ])("finds files %s", (_, name, from, path) => {
    expect(host.resolve(name, from)).toBe(path);
  });

  test.each([
    "missing.h",
    "../outside.h",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\x.h",
    "",
    "..",
    "toString",
  ])("does not find %j", (name) => {
    expect(host.resolve(name, "a.idl")).toBeUndefined();
  });

  test("reads what it resolved, and nothing else", () => {
    expect(host.read("dir/sub/x.h")).toEqual(Uint8Array.of(0x78));
    expect(new TextDecoder().decode(host.read("Main.idl"))).toBe("main");
    expect(host.read("main.IDL")).toBeUndefined();
    expect(host.read("../outside.h")).toBeUndefined();
  });
});
