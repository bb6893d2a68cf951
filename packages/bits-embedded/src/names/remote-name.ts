import { ComError, E_INVALIDARG } from "@combind/runtime";

const LONGEST_NAME = 2200;
const LONGEST_SEGMENT = 260;

/** Scheme, authority, path, and what follows it. */
const URL_PARTS = /^https?:\/\/([^/?#]+)([^?#]*)(.*)$/i;

/** Host names may be international; what a URL parser would quietly change may not be there. */
const AUTHORITY = /^[^\s"<>\\^`{|}]+$/;

/** What a URL may consist of: nothing is escaped on the way to the server. A wildcard is none after a "?". */
const PATH = /^(?:[\w\-.~:/[\]@!$&'()+,;=]|%[0-9A-Fa-f]{2})*$/;
const QUERY = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

/**
 * The name of a file at a server: an http or https URL of at most 2200 characters, 260 in each segment of its path.
 *
 * @throws {ComError} E_INVALIDARG for anything else
 */
export function checkRemoteName(text: string): string {
  const [, authority = "", path = "", query = ""] = URL_PARTS.exec(text) ?? [];
  const fits =
    text.length <= LONGEST_NAME && path.split("/").every(({ length }) => length <= LONGEST_SEGMENT);
  const isWellFormed = AUTHORITY.test(authority) && PATH.test(path) && QUERY.test(query);
  if (!fits || !isWellFormed || !URL.canParse(text)) throw new ComError(E_INVALIDARG);
  return text;
}
