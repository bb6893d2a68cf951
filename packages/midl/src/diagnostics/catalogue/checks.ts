import { errorKind, warningKind } from "../diagnostic.ts";

/** CB4xxx: checks. */
export const checks = {
  circularInheritance: errorKind<{ path: readonly string[] }>(
    "CB4001",
    ({ path }) => `\`${path[0]}\` inherits from itself: ${path.join(" -> ")}`,
  ),
  unknownBase: errorKind<{ name: string; base: string }>(
    "CB4002",
    ({ name, base }) =>
      `the base \`${base}\` of \`${name}\` is not an interface defined in this file or its imports`,
  ),
  duplicateIid: errorKind<{ name: string; other: string; iid: string }>(
    "CB4003",
    ({ name, other, iid }) =>
      `\`${name}\` has the same IID ${iid} as \`${other}\`: each interface needs its own`,
  ),
  sharedIid: warningKind<{ name: string; other: string; iid: string; file: string }>(
    "CB4016",
    ({ name, other, iid, file }) => `\`${name}\` has the same IID ${iid} as \`${other}\` of ${file}`,
  ),
  redefinition: errorKind<{ name: string }>(
    "CB4004",
    ({ name }) => `\`${name}\` is already defined differently`,
  ),
  differentTypedef: warningKind<{ name: string; type: string; earlier: string }>(
    "CB4016",
    ({ name, type, earlier }) =>
      `\`${name}\` was \`${earlier}\` before and stays so, although this says \`${type}\``,
  ),
  duplicateMember: errorKind<{ name: string; owner: string }>(
    "CB4005",
    ({ name, owner }) => `\`${owner}\` already has a member called \`${name}\``,
  ),
  badGuid: errorKind<{ text: string }>(
    "CB4006",
    ({ text }) => `expected a GUID as 8-4-4-4-12 hexadecimal digits, found \`${text}\``,
  ),
  missingGuid: errorKind<{ name: string; expected: string }>(
    "CB4007",
    ({ name, expected }) => `\`${name}\` has no ${expected}: expected the attribute uuid(...)`,
  ),
  sizeNamesNothing: errorKind<{ attribute: string; name: string; where: string }>(
    "CB4008",
    ({ attribute, name, where }) => `${attribute} names \`${name}\`, expected ${where}`,
  ),
  iidIsNamesNothing: errorKind<{ name: string; method: string }>(
    "CB4009",
    ({ name, method }) => `iid_is names \`${name}\`, expected a parameter of \`${method}\``,
  ),
  retvalNotLast: errorKind<{ name: string; last: string }>(
    "CB4010",
    ({ name, last }) =>
      `the retval parameter \`${name}\` must be the last one, expected it after \`${last}\``,
  ),
  retvalNotPointer: errorKind<{ name: string; type: string }>(
    "CB4011",
    ({ name, type }) => `the retval parameter \`${name}\` must be a pointer, found \`${type}\``,
  ),
  unreachableCallAs: errorKind<{ method: string; target: string }>(
    "CB4012",
    ({ method, target }) =>
      `\`${method}\` stands in for \`${target}\`, expected a [local] method of this name here`,
  ),
  baseInAnotherCase: warningKind<{ name: string; base: string; found: string }>(
    "CB4013",
    ({ name, base, found }) =>
      `the base \`${base}\` of \`${name}\` is spelled \`${found}\` where it is defined`,
  ),
  missingImport: errorKind<{ file: string }>(
    "CB4014",
    ({ file }) => `cannot find the imported file "${file}" beside this file or in the include directories`,
  ),
  unreadableHeader: warningKind<{ file: string; count: number }>(
    "CB4015",
    ({ file, count }) => `${count} declarations of the C header "${file}" are not MIDL and are left out`,
  ),
} as const;
