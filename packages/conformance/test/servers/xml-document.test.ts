import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

serverSuite("Wine's MSXML", "xml-document", { idl: ["msxml2"], overrides: "msxml" }, (project) => {
  test("documents are read, searched, changed, written and transformed", () => {
    expect(project().run()).toEqual({
      loads: true,
      async: false,
      root: { name: "books", type: true, lang: "pl" },
      titles: ["Zażółć", "\u4e2d\u6587 \u{1f4d6}"],
      enumerated: [2, '<book id="1">', '<book id="2">', 0],
      siblings: ["book", "book", "#comment"],
      missing: null,
      attributes: {
        taken: [
          ["text", "succeeds", "ą"],
          ["integer", "succeeds", "-7"],
          ["real", "succeeds", "2.5"],
          ["yes", "succeeds", "-1"],
          ["large", "succeeds", "1099511627776"],
          ["short", "succeeds", "65535"],
          ["money", "succeeds", "1.5"],
        ],
        left: 7,
        none: null,
        count: 2,
      },
      built: {
        xml: '<root n="1"><child>a &lt; b &amp; c</child><![CDATA[<raw>]]><x:named xmlns:x="urn:x"/></root>',
        copy: true,
      },
      transformed: "<ids>1;2;</ids>",
      property: ["XPath", "string"],
      // Wine 8 knows neither line nor position of an error.
      broken: {
        loads: false,
        code: 0x80004005 | 0,
        hasReason: true,
        line: 0,
        position: 0,
        text: "",
        empty: null,
      },
      refused: [
        "E_FAIL 0x80004005 from IXMLDOMNode.selectNodes",
        "E_INVALIDARG 0x80070057 from IXMLDOMNode.appendChild",
        "E_INVALIDARG 0x80070057 from IXMLDOMNode.removeChild",
        "TypeError: IXMLDOMDocument.createElement(p): expected a string, got 5",
        'NullResultError: IXMLDOMNodeList.getItem: the call succeeded but "outNode" is NULL',
        "E_FAIL 0x80004005 from IXMLDOMDocument2.setProperty",
        "RangeError: IXMLDOMDocument.save(var1): expected a valid Date of the years 100 to 9999, got an object",
      ],
    });
  });
});
