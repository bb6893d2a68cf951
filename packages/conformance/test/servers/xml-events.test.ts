import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

const OPTIONS = { idl: ["msxml2", "xmllite"], overrides: "xmllite" };

serverSuite("Wine's SAX and XmlLite", "xml-events", OPTIONS, (project) => {
  test("handlers in JavaScript hear what is parsed, and a program pulls and writes it itself", () => {
    expect(project().run()).toEqual({
      heard: {
        isSame: true,
        events: [
          ...[
            "locator 1",
            "start",
            "<book>",
            "id=1",
            "lang=pl",
            "Za",
            "żółć",
            "<br>",
            "</br>",
            "</book>",
            "end",
          ],
          ...["locator 1", "start", "<a>", "<stop>"],
          ...["locator 1", "start", "<a>", "<b>", "fatal 80004005"],
        ],
        stopped: "E_INVALIDARG 0x80070057 from ISAXXMLReader.parse",
        broken: "E_FAIL 0x80004005 from ISAXXMLReader.parse",
      },
      pulled: {
        nodes: ["1 book ", "@id 1", "@lang pl", "3  Zażółć", "1 br ", "8  x", "15 book "],
        isEnd: true,
        line: 1,
      },
      // Wine 8 leaves the & of attributes as it is.
      written: {
        text: '<?xml version="1.0" encoding="UTF-8"?><root name="Zażółć & co">a &lt; b</root>',
        tooMany: "0xC00CEF0B from IXmlWriter.writeEndElement",
      },
    });
  });
});
