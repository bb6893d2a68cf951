import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

const NO_CLASS = "00000000-0000-0000-0000-000000000000";

serverSuite("Wine's streams and storages in memory", "streams", { idl: ["objidl"] }, (project) => {
  test("streams are written, seeked, cloned, cut and copied; storages hold them by name", () => {
    expect(project().run()).toEqual({
      shared: {
        written: [10, 0],
        at: "10n",
        began: "10n",
        found: ["6n", "6789", ""],
        read: ["", "01--456789"],
        stat: { pwcsName: null, isStream: true, cbSize: "10n", clsid: NO_CLASS, grfLocksSupported: 0 },
        cut: "3n",
        grownTo: 6,
      },
      copied: {
        some: { pcbRead: "3n", pcbWritten: "3n" },
        rest: { pcbRead: "3n", pcbWritten: "3n" },
        text: "cdefgh",
      },
      implemented: {
        there: { pcbRead: "4n", pcbWritten: "4n" },
        back: { pcbRead: "5n", pcbWritten: "5n" },
        ours: ".abcd",
        theirs: "abcd.abcd",
      },
      large: { written: 1_234_567, isEqual: true },
      committed: ["succeeds", "succeeds"],
      isKnown: true,
      storage: {
        elements: [
          { pwcsName: "drawer", type: 1, cbSize: "0n", clsid: "00021401-0000-0000-c000-000000000046" },
          { pwcsName: "Zażółć", type: 2, cbSize: "5n", clsid: NO_CLASS },
        ],
        read: "inner",
        head: "d0cf11e0a1b11ae1",
        missing: "STG_E_FILENOTFOUND 0x80030002 from IStorage.openStream",
      },
      refused: [
        "STG_E_INVALIDFUNCTION 0x80030001 from IStream.lockRegion",
        "STG_E_SEEKERROR 0x80030019 from IStream.seek",
        "STG_E_INVALIDPOINTER 0x80030009 from IStream.copyTo",
        "TypeError: IStream.seek(dlibMove): expected a bigint (int64), got 0",
        'TypeError: ISequentialStream.write(pv): expected a Uint8Array, got "text"',
        "RangeError: IStream.setSize(libNewSize): expected a uint64, got -1n",
      ],
    });
  });
});
