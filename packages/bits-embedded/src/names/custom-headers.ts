import { BG_E_STRING_TOO_LONG } from "@combind/bits";
import { ComError, E_INVALIDARG } from "@combind/runtime";

/** Without the terminating NUL. */
const LONGEST = 16_383;

/** Names are tokens, values what goes over the wire as single bytes; each header ends in CRLF, the last one too. */
const HEADERS = /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*\r\n)*$/;

/**
 * Headers to send with requests.
 *
 * @throws {ComError} BG_E_STRING_TOO_LONG above 16 384 characters with the NUL, E_INVALIDARG for what is no header
 */
export function checkCustomHeaders(text: string): string {
  if (text.length > LONGEST) throw new ComError(BG_E_STRING_TOO_LONG);
  if (!HEADERS.test(text)) throw new ComError(E_INVALIDARG);
  return text;
}
