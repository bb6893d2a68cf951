import { createInstance, nativeBuffer } from "@combind/runtime";
import { CMultiLanguage, type IEnumCodePage, IMultiLanguage2, type MIMECPINFO } from "#wine";
import { of, refusal, runDriver } from "./report.ts";

const UTF_8 = 65001;
const CENTRAL_EUROPE = 1250;
const ENGLISH = 0x409;

const TEXT = "Zażółć";

await runDriver((adopt) => {
  const languages = adopt(createInstance(CMultiLanguage, IMultiLanguage2));
  return {
    utf8: told(languages.getCodePageInfo(UTF_8, ENGLISH)),
    family: languages.getFamilyCodePage(CENTRAL_EUROPE),
    pages: of(languages.enumCodePages(0, ENGLISH), counted),
    converted: converted(languages),
    refused: [refusal(() => languages.getFamilyCodePage(-1))],
  };
});

function told({ uiCodePage, uiFamilyCodePage, wszWebCharset, wszDescription }: MIMECPINFO) {
  return { uiCodePage, uiFamilyCodePage, wszWebCharset, wszDescription };
}

/** An enumerator of structs with text in them, three at a time. */
function counted(pages: IEnumCodePage): object {
  const found: MIMECPINFO[] = [];
  for (;;) {
    const batch = pages.next(3);
    found.push(...batch);
    if (batch.length < 3) break;
  }
  const utf8 = found.find(({ uiCodePage }) => uiCodePage === UTF_8);
  return { isMany: found.length > 10, utf8: utf8 && told(utf8) };
}

/** Room of the caller, which the IDL only knows as addresses. */
function converted(languages: IMultiLanguage2): object {
  const from = nativeBuffer(64);
  const to = nativeBuffer(64);
  from.bytes.set(Buffer.from(TEXT, "utf16le"));
  const narrow = languages.convertStringFromUnicode(
    0,
    CENTRAL_EUROPE,
    from.address,
    TEXT.length,
    to.address,
    64,
  );
  const bytes = Buffer.from(to.bytes.subarray(0, narrow.pcDstSize)).toString("hex");
  const wide = languages.convertStringToUnicode(
    0,
    CENTRAL_EUROPE,
    to.address,
    narrow.pcDstSize,
    from.address,
    32,
  );
  from[Symbol.dispose]();
  to[Symbol.dispose]();
  return {
    bytes,
    read: narrow.pcSrcSize,
    text: Buffer.from(from.bytes.subarray(0, wide.pcDstSize * 2)).toString("utf16le"),
  };
}
