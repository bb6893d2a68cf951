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
    "CB4039",
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
  interfaceWithoutIid: warningKind<{ name: string }>(
    "CB4101",
    ({ name }) => `\`${name}\` has no IID, so that nobody can ask for it: expected the attribute uuid(...)`,
  ),
  localSizeNamesNothing: warningKind<{ attribute: string; name: string; where: string }>(
    "CB4102",
    ({ attribute, name, where }) => `${attribute} of a [local] method names \`${name}\`, expected ${where}`,
  ),
  severalRetvals: warningKind<{ name: string; last: string }>(
    "CB4103",
    ({ name, last }) => `\`${name}\` is marked retval, but only \`${last}\`, the last one, can be`,
  ),
  unreadableHeader: warningKind<{ file: string; count: number }>(
    "CB4015",
    ({ file, count }) => `${count} declarations of the C header "${file}" are not MIDL and are left out`,
  ),
  circularTypedef: errorKind<{ path: readonly string[] }>(
    "CB4020",
    ({ path }) => `\`${path[0]}\` is defined by itself: ${path.join(" -> ")}`,
  ),
  iidIsNotGuid: errorKind<{ name: string; type: string }>(
    "CB4021",
    ({ name, type }) => `iid_is names \`${name}\`, expected a GUID or a pointer to one, found \`${type}\``,
  ),
  misplacedAttribute: errorKind<{ attribute: string; found: string; allowed: string }>(
    "CB4022",
    ({ attribute, found, allowed }) => `${attribute} means nothing on ${found}, expected it on ${allowed}`,
  ),
  constantOutOfRange: errorKind<{ name: string; value: string; type: string }>(
    "CB4023",
    ({ name, value, type }) => `the value ${value} of \`${name}\` does not fit \`${type}\``,
  ),
  outNotPointer: warningKind<{ name: string; type: string }>(
    "CB4024",
    ({ name, type }) => `the out parameter \`${name}\` must be a pointer or an array, found \`${type}\``,
  ),
  duplicateDispid: errorKind<{ id: number; first: string; second: string }>(
    "CB4025",
    ({ id, first, second }) => `\`${second}\` has the DISPID ${id} of \`${first}\`: expected another one`,
  ),
  severalDefaults: errorKind<{ owner: string; what: string }>(
    "CB4026",
    ({ owner, what }) => `\`${owner}\` already has a default ${what}: expected one at most`,
  ),
  unknownMember: warningKind<{ owner: string; name: string }>(
    "CB4027",
    ({ owner, name }) =>
      `\`${owner}\` names \`${name}\`, expected an interface declared in this file or its imports`,
  ),
  switchNamesNothing: errorKind<{ name: string; where: string }>(
    "CB4028",
    ({ name, where }) => `switch_is names \`${name}\`, expected ${where}`,
  ),
  duplicateCase: errorKind<{ union: string; value: number }>(
    "CB4029",
    ({ union, value }) => `\`${union}\` has two arms for ${value}: expected each value once`,
  ),
  propertyWithoutValue: errorKind<{ attribute: string; name: string; expected: string }>(
    "CB4030",
    ({ attribute, name, expected }) =>
      `the ${attribute} method \`${name}\` has no value: expected ${expected}`,
  ),
  badAsyncUuid: errorKind<{ name: string; problem: string }>(
    "CB4031",
    ({ name, problem }) => `the async_uuid of \`${name}\` ${problem}`,
  ),
  voidParameter: errorKind<{ name: string; method: string }>(
    "CB4032",
    ({ name, method }) => `the parameter \`${name}\` of \`${method}\` is void: expected a type with values`,
  ),
  dispinterfaceAsBase: errorKind<{ name: string; base: string }>(
    "CB4033",
    ({ name, base }) =>
      `\`${name}\` cannot inherit from the dispinterface \`${base}\`, which has no vtable of its own`,
  ),
  dualWithoutDispatch: errorKind<{ name: string }>(
    "CB4034",
    ({ name }) => `\`${name}\` is dual: expected IDispatch among its bases`,
  ),
  emptyRange: errorKind<{ low: string; high: string }>(
    "CB4035",
    ({ low, high }) => `range(${low}, ${high}) allows no value: expected the lower bound first`,
  ),
  badPointerKind: errorKind<{ found: string }>(
    "CB4036",
    ({ found }) => `pointer_default(${found}): expected ptr, ref or unique`,
  ),
  conflictingPointers: errorKind<{ name: string; kinds: string }>(
    "CB4037",
    ({ name, kinds }) => `\`${name}\` is ${kinds} at once: expected one of ptr, ref and unique`,
  ),
  severalDefaultArms: errorKind<{ union: string }>(
    "CB4038",
    ({ union }) => `\`${union}\` has two default arms: expected one at most`,
  ),
} as const;
