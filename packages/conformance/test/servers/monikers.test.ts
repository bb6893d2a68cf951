import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

const FILE = "C:\\windows\\notepad.exe";

serverSuite("Wine's monikers and running objects", "monikers", { idl: ["objidl"] }, (project) => {
  test("names are put together and taken apart, and objects of this process go by them", () => {
    expect(project().run()).toEqual({
      options: {
        before: { cbStruct: 16, grfFlags: 0, grfMode: 2, dwTickCountDeadline: 0 },
        after: { cbStruct: 16, grfFlags: 1, grfMode: 2, dwTickCountDeadline: 500 },
      },
      names: [FILE, "!Zażółć", `${FILE}!Zażółć`],
      parts: [FILE, "!Zażółć"],
      kinds: [2, 1, 4],
      classId: "00000303-0000-0000-c000-000000000046",
      prefix: "C:\\windows\\",
      hashes: true,
      objects: { isSame: true, gone: "E_FAIL 0x80004005 from IBindCtx.getObjectParam" },
      // The table of Wine 8 keeps names in the code page of the system.
      running: { names: ["!Zazólc"], changed: "132000000000000000n", isSame: true },
      refused: [
        "E_INVALIDARG 0x80070057 from IMoniker.commonPrefixWith",
        "E_NOTIMPL 0x80004001 from IMoniker.parseDisplayName",
        "E_INVALIDARG 0x80070057 from IMoniker.bindToObject",
        "E_FAIL 0x80004005 from IBindCtx.getObjectParam",
        "TypeError: IMoniker.getDisplayName(pbc): expected an IBindCtx, got an IMoniker",
      ],
    });
  });
});
