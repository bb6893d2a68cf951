import { createInstance, raw } from "@combind/runtime";
import { IShellLinkW as SystemShellLink } from "@combind/system";
import { IPersistFile, IShellLinkW, ShellLink } from "#wine";
import { freeTaskMemory } from "./native.ts";
import { refusal, runDriver } from "./report.ts";

const SHOW_MINIMIZED = 7;

/** Ctrl, Alt and K. */
const HOTKEY = 0x064b;

/** Room for paths, in characters. */
const ROOM = 260;

// Args: where the .lnk goes, and what it points to.
await runDriver((adopt, [file = "", target = ""]) => {
  const link = adopt(createInstance(ShellLink, IShellLinkW));
  link.setPath(target);
  link.setDescription("Zażółć gęślą jaźń \u{1f517}");
  link.setArguments('--title "a b" \u4e2d');
  link.setWorkingDirectory("C:\\windows");
  link.setIconLocation("C:\\windows\\notepad.exe", -3);
  link.setHotkey(HOTKEY);
  link.setShowCmd(SHOW_MINIMIZED);
  const saved = adopt(link.as(IPersistFile));
  saved.save(file, true);

  const loaded = adopt(createInstance(ShellLink, IShellLinkW));
  const persist = adopt(loaded.as(IPersistFile));
  persist.load(file, 0);

  const other = adopt(createInstance(ShellLink, IShellLinkW));
  const list = loaded.getIDList();
  other.setIDList(list);
  freeTaskMemory(list);

  return {
    link: told(link),
    showCmd: link.getShowCmd(),
    loaded: told(loaded),
    classId: persist.getClassID(),
    currentFile: saved.getCurFile(),
    // The same object by the class of @combind/system, whose IDL knows the struct.
    found: found(adopt(loaded.as(SystemShellLink))),
    byIdList: pathOf(other),
    cutOff: loaded.getDescription(7),
    refused: [
      refusal(() => persist.load("C:\\no such folder\\x.lnk", 0)),
      refusal(() => loaded.setPath(null as unknown as string)),
      refusal(() => loaded.setHotkey(0x1_0000)),
      refusal(() => loaded.getDescription(-1)),
      refusal(() => persist.load("a\0b", 0)),
    ],
  };
});

function told(link: IShellLinkW): object {
  return {
    path: pathOf(link),
    description: link.getDescription(ROOM),
    arguments: link.getArguments(ROOM),
    workingDirectory: link.getWorkingDirectory(ROOM),
    icon: link.getIconLocation(ROOM),
    hotkey: link.getHotkey(),
  };
}

/** Wine's IDL has a stand-in for the struct that takes what else is known of the file: its address may be NULL. */
function pathOf(link: IShellLinkW): string {
  return link.getPath(ROOM, raw(0), 0);
}

function found(link: SystemShellLink): object {
  const { pszFile, pfd } = link.getPath(ROOM, 0);
  return {
    pszFile,
    fileName: pfd.cFileName,
    hasSize: pfd.nFileSizeLow > 0,
    isDated: pfd.ftLastWriteTime > 0n,
  };
}
