import { expect, test } from "vitest";
import { readFamily } from "../../src/facts/family.ts";
import { leavesOf, membersSource } from "../../src/members/source.ts";

const FAMILY = readFamily();

test("the last interface of each line has all methods of the line", () => {
  const leaves = leavesOf(FAMILY);
  expect(leaves.map(({ name, methods }) => `${name} ${methods.length}`).sort()).toEqual([
    "IBITSExtensionSetup 4",
    "IBITSExtensionSetupFactory 1",
    "IBackgroundCopyCallback3 5",
    "IBackgroundCopyError 5",
    "IBackgroundCopyFile6 15",
    "IBackgroundCopyJob5 52",
    "IBackgroundCopyJobHttpOptions3 12",
    "IBackgroundCopyManager 4",
    "IBackgroundCopyServerCertificateValidationCallback 1",
    "IBitsPeer 3",
    "IBitsPeerCacheAdministration 14",
    "IBitsPeerCacheRecord 7",
    "IBitsTokenOptions 5",
    "IEnumBackgroundCopyFiles 5",
    "IEnumBackgroundCopyJobs 5",
    "IEnumBitsPeerCacheRecords 5",
    "IEnumBitsPeers 5",
  ]);
  expect(leaves.reduce((count, { methods }) => count + methods.length, 0)).toBe(148);
  expect(leaves.find(({ name }) => name === "IBackgroundCopyFile6")?.chain).toEqual(
    [6, 5, 4, 3, 2].map((version) => `IBackgroundCopyFile${version}`).concat("IBackgroundCopyFile"),
  );
});

test("a method becomes a function that records, a table entry, a statement about its slot, and a call", () => {
  const source = membersSource(FAMILY);
  expect(
    source,
  ).toContain(`static HRESULT STDMETHODCALLTYPE IBackgroundCopyJob5_4_AddFile(IBackgroundCopyJob5 *face, LPCWSTR RemoteUrl, LPCWSTR LocalName)
{
    struct reply reply = member_slot(face, "IBackgroundCopyJob", 4, "AddFile");
    record_string("RemoteUrl", RemoteUrl);
    record_string("LocalName", LocalName);
    return record_result(reply.result);
}`);
  expect(source).toContain("    .AddFile = IBackgroundCopyJob5_4_AddFile,");
  expect(source).toContain("offsetof(IBackgroundCopyJob5Vtbl, AddFile) == 4 * sizeof(void *)");
  expect(source).toContain("HRESULT result = object->lpVtbl->AddFile(object, RemoteUrl, LocalName);");
});
