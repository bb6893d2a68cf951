import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

serverSuite("Wine's WMI", "management", { idl: ["wbemcli"], overrides: "wbemcli" }, (project) => {
  test("queries enumerate objects, whose properties are variants", () => {
    expect(project().run()).toEqual({
      system: [
        [
          ["string", 8, 0, "Microsoft Windows 10"],
          ["boolean", 11, 0, "true"],
          ["string", 8, 0, expect.any(String)],
          ["string", 101, 0, expect.stringMatching(/^\d{14}\./)],
        ],
      ],
      drives: [
        [
          ["string", 8, 0, "C:"],
          ["number", 19, 0, "3"],
          ["string", 21, 0, expect.stringMatching(/^\d+$/)],
        ],
      ],
      none: [],
      class: "Win32_Process",
      refused: [
        "0x80041017 from IWbemServices.execQuery",
        "0x80041018 from IWbemServices.execQuery",
        "0x8004100E from IWbemLocator.connectServer",
        "0x80041002 from IWbemServices.getObject",
        "TypeError: IWbemServices.execQuery(strQuery): expected a string, got 1",
      ],
    });
  });
});
