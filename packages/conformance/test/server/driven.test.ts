import { expect, test } from "vitest";
import { drivenMethods, misled, servedMethods, unreleased } from "../../src/server/driven.ts";

const TRANSCRIPT = `# creating the recorder
  #1 Class_release() = 1

# every method of the family
IThing2.getName()
  #2 IThing[3] GetName() = 0x00000000
  => "text 30"
when answered 0x80004005 with all outs:
IThing2.getName()
  #2 IThing[3] GetName() = 0x80004005
  => throws ComError 0x80004005 E_FAIL from IThing.getName
IThing2.setName("(x)")
  #2 IThing2[5] Reset(Name="(x)") = 0x00000000
  => undefined
memory: given 1, freed 1, misused 0, left over 0

# every method of the family called by the C server
IThing2 is driven
  handler getName()
  handler setName("text 40")
  #1 drive IThing[3] GetName(pName="text 30") = 0x00000000
  #1 drive IThing2[4] SetName() = 0x00000000
  #1 drive IThing2[5] Reset() = 0x80004001
  => undefined
IOther is driven
  handler reset()
  #1 drive IOther[3] Reset() = 0x00000000
  => undefined

# the end
  #3 Face_AddRef() = 2
  #3 Face_Release() = 1
  #1 Recorder_Release() = 0
`;

test("drivenMethods pairs every call with the slot that it entered", () => {
  const driven = drivenMethods(TRANSCRIPT);
  expect(driven.map(({ entered }) => entered)).toEqual([
    "IThing[3] GetName",
    "IThing[3] GetName",
    "IThing2[5] Reset",
  ]);
  expect(misled(driven)).toEqual(["IThing2.setName entered IThing2[5] Reset"]);
  expect(() => drivenMethods("# nothing")).toThrow('no part "every method of the family"');
});

test("servedMethods pairs the calls of each object with its handlers, in order", () => {
  const served = servedMethods(TRANSCRIPT);
  expect(served).toHaveLength(4);
  expect(misled(served)).toEqual(["nothing entered IThing2[5] Reset"]);
});

test("unreleased tells objects with references left", () => {
  expect(unreleased(TRANSCRIPT)).toEqual([3]);
});
