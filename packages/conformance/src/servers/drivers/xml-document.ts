import { createInstance, Decimal, TypedVariant, type VariantValue, VT } from "@combind/runtime";
import {
  DOMDocument60,
  DOMNodeType,
  IEnumVARIANT,
  type IXMLDOMDocument2,
  IXMLDOMDocument3,
  type IXMLDOMElement,
  IXMLDOMNode,
  type IXMLDOMNodeList,
} from "#wine";
import { of, refusal, runDriver } from "./report.ts";

const BOOKS = `<?xml version="1.0"?><books lang="pl"><book id="1"><title>Zażółć</title></book>
<book id="2"><title>\u4e2d\u6587 \u{1f4d6}</title></book><!-- end --></books>`;

const STYLE = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output omit-xml-declaration="yes"/>
<xsl:template match="/"><ids><xsl:for-each select="//book"><xsl:value-of select="@id"/>;</xsl:for-each></ids></xsl:template>
</xsl:stylesheet>`;

await runDriver((adopt) => {
  const open = (): IXMLDOMDocument3 => {
    const document = adopt(createInstance(DOMDocument60, IXMLDOMDocument3));
    document.async = false;
    return document;
  };
  const books = open();
  const loads = books.loadXML(BOOKS);
  const root = adopt(present(books.documentElement));
  const style = open();
  style.loadXML(STYLE);
  return {
    loads,
    async: books.async,
    root: {
      name: root.nodeName,
      type: root.nodeType === DOMNodeType.NODE_ELEMENT,
      lang: root.getAttribute("lang"),
    },
    titles: of(books.selectNodes("//title"), texts),
    enumerated: of(books.selectNodes("//book"), enumerated),
    siblings: siblings(books),
    missing: books.selectSingleNode("//nothing"),
    attributes: attributes(books, root),
    built: built(open()),
    transformed: books.transformNode(style),
    property: [books.getProperty("SelectionLanguage"), typeof books.xml],
    broken: broken(open()),
    refused: [
      refusal(() => books.selectNodes("//[")),
      refusal(() => root.appendChild(null)),
      refusal(() => root.removeChild(root)),
      refusal(() => books.createElement(5 as unknown as string)),
      refusal(() => of(root.childNodes, (nodes) => nodes.getItem(99))),
      refusal(() => books.setProperty("NoSuchProperty", 1)),
      refusal(() => books.save(new Date(Number.NaN))),
    ],
  };
});

/** Throws at null, for nodes that are known to be there. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error("a node is missing");
  return value;
}

function texts(list: IXMLDOMNodeList): string[] {
  return Array.from({ length: list.length }, (_, index) => of(list.getItem(index), (node) => node.text));
}

/** What `_newEnum` goes through: VARIANTs that hold nodes, two at a time. */
function enumerated(list: IXMLDOMNodeList): (number | string)[] {
  return of(list._newEnum, (unknown) =>
    of(unknown.as(IEnumVARIANT), (nodes) => {
      const found: (number | string)[] = [];
      for (;;) {
        const batch = nodes.next(2);
        found.push(batch.length, ...batch.map(idOf));
        if (batch.length < 2) return found;
      }
    }),
  );
}

function idOf(value: VariantValue): string {
  if (typeof value !== "object" || value === null || !("tryAs" in value)) return typeof value;
  return of(value, (unknown) => of(unknown.as(IXMLDOMNode), (node) => node.xml.slice(0, 13)));
}

/** From node to node until there is none. */
function siblings(document: IXMLDOMDocument2): string[] {
  const names: string[] = [];
  let node = of(present(document.documentElement), (root) => root.firstChild);
  while (node !== null) {
    names.push(node.nodeName);
    node = of(node, ({ nextSibling }) => nextSibling);
  }
  return names;
}

/** Attributes take VARIANTs of any type, and are text from then on. */
function attributes(document: IXMLDOMDocument2, root: IXMLDOMElement): object {
  const values: Record<string, VariantValue> = {
    text: "ą\u0000b",
    integer: -7,
    real: 2.5,
    yes: true,
    large: 2n ** 40n,
    short: new TypedVariant(VT.UI2, 65535),
    money: new Decimal(150n, 2),
  };
  const taken = Object.entries(values).map(([name, value]) => [
    name,
    refusal(() => root.setAttribute(name, value)),
    root.getAttribute(name),
  ]);
  root.removeAttribute("lang");
  const left = of(root.attributes, (map) => map.length);
  return {
    taken,
    left,
    none: root.getAttribute("lang"),
    count: of(document.selectNodes("//@id"), (list) => list.length),
  };
}

function built(document: IXMLDOMDocument2): object {
  const xml = of(document.createElement("root"), (root) => {
    root.setAttribute("n", 1);
    of(document.appendChild(root), () => undefined);
    of(document.createElement("child"), (child) => {
      child.text = "a < b & c";
      of(root.appendChild(child), () => undefined);
    });
    of(document.createCDATASection("<raw>"), (data) => of(root.appendChild(data), () => undefined));
    of(document.createNode(DOMNodeType.NODE_ELEMENT, "x:named", "urn:x"), (node) =>
      of(root.appendChild(node), () => undefined),
    );
    return root.xml;
  });
  const copy = of(present(document.documentElement), (root) => of(root.cloneNode(true), (node) => node.xml));
  return { xml, copy: copy === xml };
}

function broken(document: IXMLDOMDocument2): object {
  const loads = document.loadXML("<a>\n  <b></c>\n</a>");
  return of(document.parseError, (error) => ({
    loads,
    code: error.errorCode,
    hasReason: error.reason.length > 0,
    line: error.line,
    position: error.linepos,
    text: error.srcText,
    empty: document.documentElement,
  }));
}
