import { pointerOf, textAt } from "@combind/runtime";
import { IUri, IUriBuilder, Uri_PROPERTY } from "#wine";
import { made } from "./native.ts";
import { of, refusal, runDriver } from "./report.ts";

const TEXT = "https://user:secret@example.org:8443/a/b%20c.html?x=1&y=%C5%BC#part";

await runDriver((adopt) => {
  const uri = adopt(create(TEXT));
  const plain = adopt(create("https://example.org/"));
  return {
    parts: [
      uri.getSchemeName(),
      uri.getHost(),
      uri.getPort(),
      uri.getPath(),
      uri.getQuery(),
      uri.getFragment(),
      uri.getUserName(),
      uri.getExtension(),
      uri.getDomain(),
    ],
    whole: uri.getAbsoluteUri(),
    property: [
      uri.getPropertyBSTR(Uri_PROPERTY.HOST, 0),
      uri.getPropertyDWORD(Uri_PROPERTY.PORT, 0),
      uri.getPropertyLength(Uri_PROPERTY.HOST, 0),
      uri.hasProperty(Uri_PROPERTY.QUERY),
    ],
    equal: [uri.isEqual(plain), uri.isEqual(uri), uri.isEqual(null)],
    missing: plain.getFragment(),
    built: built(plain),
    refused: [
      refusal(() => uri.getPropertyDWORD(Uri_PROPERTY.HOST, 0)),
      refusal(() => uri.getPropertyBSTR(99 as Uri_PROPERTY, 0)),
      refusal(() => uri.isEqual({} as IUri)),
    ],
  };
});

function create(text: string): IUri {
  const prototype = "int32 CreateUri(str16 text, uint32 flags, uintptr_t reserved, _Out_ uintptr_t *uri)";
  return made(IUri, "urlmon.dll", prototype, text, 0, 0);
}

/** A builder tells its own texts, by address and length. */
function built(uri: IUri): object {
  const prototype =
    "int32 CreateIUriBuilder(uintptr_t uri, uint32 flags, uintptr_t reserved, _Out_ uintptr_t *builder)";
  return of(made(IUriBuilder, "urlmon.dll", prototype, pointerOf(uri), 0, 0), (builder) => {
    const host = () => (({ pcchHost, ppwzHost }) => textAt(ppwzHost, pcchHost))(builder.getHost());
    const before = host();
    builder.setHost("example.com");
    builder.setPort(true, 81);
    builder.setPath("/ż");
    return {
      before,
      after: host(),
      port: builder.getPort(),
      modified: builder.hasBeenModified(),
      uri: of(builder.createUriSimple(0, 0n), (made) => made.getAbsoluteUri()),
    };
  });
}
