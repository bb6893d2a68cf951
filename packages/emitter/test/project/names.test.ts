import { describe, expect, test } from "vitest";
import {
  enumMemberNames,
  lowerCamel,
  memberName,
  moduleName,
  parameterNames,
} from "../../src/project/names.ts";

describe("lowerCamel", () => {
  test.each([
    ["GetHttpMethod", "getHttpMethod"],
    ["BytesTotal", "bytesTotal"],
    ["ID", "id"],
    ["URLPath", "urlPath"],
    ["GetURL", "getURL"],
    ["IDList", "idList"],
    ["X", "x"],
    ["already", "already"],
    ["_Reserved", "_Reserved"],
    ["MSXML2", "msxml2"],
  ])("%s -> %s", (idl, name) => {
    expect(lowerCamel(idl)).toBe(name);
  });
});

describe("memberName", () => {
  test.each([
    ["Then", "then$"],
    ["As", "as$"],
    ["Delete", "delete$"],
    ["Retain", "retain$"],
    ["Dispose", "dispose$"],
    ["__proto__", "__proto__$"],
    ["Resume", "resume"],
  ])("%s -> %s", (idl, name) => {
    expect(memberName(idl)).toBe(name);
  });
});

describe("parameterNames", () => {
  const none = new Set<string>();
  test("drops the Hungarian pointer marks before a capital", () => {
    expect(parameterNames(["pJobId", "ppJob", "ppvObject", "pszName", "port"], none)).toEqual([
      "jobId",
      "job",
      "object",
      "pszName",
      "port",
    ]);
  });
  test("keeps both names whole when they would clash", () => {
    expect(parameterNames(["pVal", "ppVal"], none)).toEqual(["pVal", "ppVal"]);
  });
  test("keeps clear of reserved words, of the body's own names and of what the body calls", () => {
    expect(parameterNames(["in", "self", "take"], new Set(["take"]))).toEqual(["in$", "self$", "take$"]);
  });
  test("equal names stay apart", () => {
    expect(new Set(parameterNames(["a", "A", "pA"], none)).size).toBe(3);
  });
});

describe("enumMemberNames", () => {
  test("drops the prefix that all share with the enum's name", () => {
    expect(enumMemberNames("BG_JOB_STATE", ["BG_JOB_STATE_QUEUED", "BG_JOB_STATE_ERROR"])).toEqual([
      "QUEUED",
      "ERROR",
    ]);
  });
  test("drops the part of the prefix that all share", () => {
    expect(
      enumMemberNames("BITS_FILE_PROPERTY_ID", ["BITS_FILE_PROPERTY_A", "BITS_FILE_PROPERTY_ID_B"]),
    ).toEqual(["A", "ID_B"]);
  });
  test("keeps all when a rest would be no identifier", () => {
    expect(enumMemberNames("E", ["E_1", "E_B"])).toEqual(["E_1", "E_B"]);
  });
  test("keeps all when nothing is shared", () => {
    expect(enumMemberNames("COLOUR", ["RED", "GREEN"])).toEqual(["RED", "GREEN"]);
  });
});

test("a module is named like its header", () => {
  expect(moduleName("idl/bits/Bits10_2.idl")).toBe("bits10_2.ts");
});
