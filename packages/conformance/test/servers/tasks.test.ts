import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

serverSuite("Wine's task scheduler", "tasks", { idl: ["taskschd"] }, (project) => {
  test("a task is described through dual interfaces, and folders of the service are found", () => {
    expect(project().run()).toEqual({
      // Wine 8 takes no VARIANT for one that is left out.
      missing: "ERROR_BAD_NETPATH 0x80070035 from ITaskService.connect",
      before: "0x800704E3 from ITaskService.getFolder",
      connected: [true, 0x1_0003],
      info: ["Zażółć", "a < b", ""],
      settings: [false, 3, "PT72H"],
      action: ["notepad.exe", "a.txt", 0],
      root: ["\\", "\\"],
      xml: true,
      refused: [
        "ERROR_PATH_NOT_FOUND 0x80070003 from ITaskService.getFolder",
        "E_NOTIMPL 0x80004001 from ITaskDefinition.data",
      ],
    });
  });
});
