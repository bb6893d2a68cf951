import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { CACHE } from "../../src/paths.ts";
import { serverSuite } from "../../src/servers/serve.ts";
import { windowsPath } from "../../src/wine/wine.ts";

const TARGET = "C:\\windows\\notepad.exe";

/** How every .lnk begins: the size of its header, and the class of shell links. */
const HEADER = "4c0000000114020000000000c000000000000046";

/** Where the header has the number of the icon, and behind it that of the command to show. */
const ICON_AT = 0x38;

const TOLD = {
  path: TARGET,
  description: "Zażółć gęślą jaźń \u{1f517}",
  arguments: '--title "a b" \u4e2d',
  workingDirectory: "C:\\windows",
  icon: { pszIconPath: TARGET, piIcon: -3 },
  hotkey: 0x064b,
};

serverSuite("Wine's shell links", "shell-link", { idl: ["shobjidl"] }, (project) => {
  const file = join(CACHE, "servers.lnk");
  afterAll(() => rmSync(file, { force: true }));

  test("a link is saved, and loaded by another object", () => {
    const report = project().run([{ path: file }, TARGET]);
    expect(report).toEqual({
      link: TOLD,
      showCmd: 7,
      loaded: TOLD,
      classId: "00021401-0000-0000-c000-000000000046",
      currentFile: windowsPath(file),
      found: { pszFile: TARGET, fileName: "notepad.exe", hasSize: true, isDated: true },
      byIdList: TARGET,
      cutOff: "Zażółć",
      refused: [
        "ERROR_PATH_NOT_FOUND 0x80070003 from IPersistFile.load",
        "TypeError: IShellLinkW.setPath(pszFile): expected a string, got null",
        "RangeError: IShellLinkW.setHotkey(wHotkey): expected a uint16, got 65536",
        "RangeError: IShellLinkW.getDescription(pszName): expected a length, got -1",
        'RangeError: IPersistFile.load(pszFileName): expected a string without U+0000, got "a\\u0000b"',
      ],
    });
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, HEADER.length / 2).toString("hex")).toBe(HEADER);
    expect([bytes.readInt32LE(ICON_AT), bytes.readInt32LE(ICON_AT + 4)]).toEqual([-3, 7]);
  });
});
