import { advise, dispatch, IPropertyNotifySink } from "@combind/system";
import { DOMDocument60, XMLDOMDocumentEvents } from "#events";

/** Documents of MSXML take receivers and let go of them; those of Wine 8 call none. */
export function documents(): object {
  const document = DOMDocument60.create();
  const heard: unknown[] = [];
  const connections = [
    advise(document, XMLDOMDocumentEvents, {
      onreadystatechange: () => void heard.push("state"),
      ondataavailable: () => void heard.push("data"),
    }),
    advise(document, IPropertyNotifySink, { onChanged: (id) => void heard.push(id) }),
  ];
  const loads = dispatch(document).call("loadXML", "<a/>");
  for (const connection of connections) connection.dispose();
  document.dispose();
  return { loads, heard };
}
