import {
  createInstance,
  type InterfaceClass,
  type IUnknown,
  implement,
  S_OK,
  sameObject,
  textAt,
} from "@combind/runtime";
import {
  type ISAXAttributes,
  ISAXContentHandler,
  ISAXErrorHandler,
  ISAXXMLReader,
  IStream,
  IXmlReader,
  IXmlWriter,
  SAXXMLReader60,
  STREAM_SEEK,
  XmlNodeType,
  XmlStandalone,
} from "#wine";
import { made, madeFor } from "./native.ts";
import { of, refusal, runDriver } from "./report.ts";

const BOOK = '<book id="1" lang="pl">Zażółć<br/><!--x--></book>';

await runDriver(() => ({
  heard: of(createInstance(SAXXMLReader60, ISAXXMLReader), heard),
  pulled: of(stream(BOOK), pulled),
  written: of(stream(""), written),
}));

/** Wine calls handlers in JavaScript while it parses. */
function heard(reader: ISAXXMLReader): object {
  const events: string[] = [];
  const handler = implement([ISAXContentHandler, ISAXErrorHandler], {
    putDocumentLocator: (locator) =>
      void events.push(`locator ${locator === null ? "none" : locator.getLineNumber()}`),
    startDocument: () => void events.push("start"),
    endDocument: () => void events.push("end"),
    startElement(_uri, _uriLength, name, length, _qName, _qLength, attributes) {
      events.push(`<${name.slice(0, length)}>`, ...(attributes === null ? [] : listed(attributes)));
      if (name.startsWith("stop")) throw new RangeError("far enough");
    },
    endElement: (_uri, _uriLength, name, length) => void events.push(`</${name.slice(0, length)}>`),
    characters: (text, length) => void events.push(text.slice(0, length)),
    fatalError: (_locator, _message, code) => void events.push(`fatal ${(code >>> 0).toString(16)}`),
  });
  return of(handler, (content) => {
    reader.putContentHandler(content);
    const isSame = of(reader.getContentHandler(), (found) => sameObject(found, content));
    reader.parse(BOOK);
    const stopped = refusal(() => reader.parse("<a><stop/></a>"));
    of(content.as(ISAXErrorHandler), (errors) => reader.putErrorHandler(errors));
    const broken = refusal(() => reader.parse("<a><b></a>"));
    reader.putContentHandler(null);
    reader.putErrorHandler(null);
    return { isSame, events, stopped, broken };
  });
}

/** Names and values are the parser's own, told by address and length. */
function listed(attributes: ISAXAttributes): string[] {
  return Array.from({ length: attributes.getLength() }, (_, index) => {
    const { qName, qNameLength } = attributes.getQName(index);
    const { value, nValue } = attributes.getValue(index);
    return `${textAt(qName, qNameLength)}=${textAt(value, nValue)}`;
  });
}

function stream(text: string): IStream {
  const prototype = "int32 CreateStreamOnHGlobal(void *memory, int free, _Out_ uintptr_t *stream)";
  const filled = made(IStream, "ole32.dll", prototype, null, 1);
  filled.write(new TextEncoder().encode(text));
  filled.seek(0n, STREAM_SEEK.SET);
  return filled;
}

/** The other way round: the program asks for one node after the other. */
function pulled(input: IStream): object {
  return of(create(IXmlReader, "CreateXmlReader"), (reader) => {
    reader.setInput(input);
    const nodes: string[] = [];
    for (;;) {
      const { hresult, node_type } = reader.read();
      if (hresult !== S_OK) return { nodes, isEnd: reader.isEOF(), line: reader.getLineNumber() };
      const { local_name, locale_name_length } = reader.getLocalName();
      const { value, value_length } = reader.getValue();
      nodes.push(`${node_type} ${textAt(local_name, locale_name_length)} ${textAt(value, value_length)}`);
      if (node_type !== XmlNodeType.XmlNodeType_Element) continue;
      for (let hr = reader.moveToFirstAttribute(); hr === S_OK; hr = reader.moveToNextAttribute()) {
        nodes.push(`@${textAt(reader.getQualifiedName().qualifiedName)} ${textAt(reader.getValue().value)}`);
      }
      reader.moveToElement();
    }
  });
}

function written(output: IStream): object {
  return of(create(IXmlWriter, "CreateXmlWriter"), (writer) => {
    writer.setOutput(output);
    writer.writeStartDocument(XmlStandalone.XmlStandalone_Omit);
    writer.writeStartElement(null, "root", null);
    writer.writeAttributeString(null, "name", null, "Zażółć & co");
    writer.writeString("a < b");
    writer.writeEndElement();
    const tooMany = refusal(() => writer.writeEndElement());
    writer.flush();
    output.seek(0n, STREAM_SEEK.SET);
    return { text: new TextDecoder().decode(output.read(1000)), tooMany };
  });
}

/** What XmlLite's functions make: they take an interface's id and no class. */
function create<T extends IUnknown>(type: InterfaceClass<T>, name: string): T {
  const prototype = `int32 ${name}(void *iid, _Out_ uintptr_t *made, void *allocator)`;
  return madeFor(type, "xmllite.dll", prototype);
}
