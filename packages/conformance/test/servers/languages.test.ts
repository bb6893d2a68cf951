import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

const PAGE = {
  uiCodePage: 65001,
  uiFamilyCodePage: 1200,
  wszWebCharset: "utf-8",
  wszDescription: "Unicode (UTF-8)",
};

serverSuite("Wine's code pages", "languages", { idl: ["mlang"] }, (project) => {
  test("structs with text are told and enumerated, and room of the caller is filled", () => {
    expect(project().run()).toEqual({
      utf8: PAGE,
      family: 1250,
      pages: { isMany: true, utf8: PAGE },
      converted: { bytes: "5a61bff3b3e6", read: 6, text: "Zażółć" },
      refused: ["RangeError: IMultiLanguage2.getFamilyCodePage(uiCodePage): expected a uint32, got -1"],
    });
  });
});
