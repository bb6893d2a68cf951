import { ComError, E_INVALIDARG } from "@combind/runtime";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Methods that have no body to transfer, or make something else of the connection. */
const UNFIT = ["CONNECT", "HEAD", "TRACE"];

/**
 * The method of a request: a token as HTTP has it, in upper or lower case as given, which makes a difference.
 *
 * @throws {ComError} E_INVALIDARG for others, and for CONNECT, HEAD and TRACE
 */
export function checkHttpMethod(text: string): string {
  if (!TOKEN.test(text) || UNFIT.includes(text)) throw new ComError(E_INVALIDARG);
  return text;
}
