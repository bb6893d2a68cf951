import { Readable } from "node:stream";
import {
  BG_ERROR_CONTEXT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_HTTP_REDIRECT_POLICY_DISALLOW,
  BG_HTTP_REDIRECT_POLICY_MASK,
} from "@combind/bits";
import { type FailureDetails, TransferFailure } from "../failure/transfer-failure.ts";
import { RedirectFailure } from "./redirect-failure.ts";
import { withoutContent, withoutSecrets } from "./request-headers.ts";
import { statusCode } from "./status-failure.ts";
import { ERROR_WINHTTP_REDIRECT_FAILED } from "./winhttp-codes.ts";

/** One request as it goes over the wire: the first of a chain, or what a redirect made of it. */
export interface Hop {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | Readable | null;
}

const statuses = new Set([301, 302, 303, 307, 308]);
const limit = 10;

/** Whether an answer sends the client elsewhere. */
export function isRedirect(status: number, location: string | undefined): location is string {
  return location !== undefined && statuses.has(status);
}

/** Whether the job wants to learn where its requests ended up. */
export function reportsRedirects(securityFlags: number): boolean {
  return policyOf(securityFlags) === BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT;
}

/** How a redirect fails that is not followed. */
export function redirectRefusal(status: number): FailureDetails {
  return { code: statusCode(status), context: BG_ERROR_CONTEXT.REMOTE_FILE, kind: "fatal" };
}

/**
 * The request that a redirect asks for, if the job's security flags let it.
 *
 * @param hops how many redirects came before
 * @throws {TransferFailure} fatal: the job forbids it, it leads out of HTTP, the body cannot be sent again, or there were too many
 */
export function redirected(
  hop: Hop,
  status: number,
  location: string,
  hops: number,
  securityFlags: number,
): Hop {
  const url = URL.parse(location, hop.url.href);
  const refusal = redirectRefusal(status);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:"))
    throw new TransferFailure(refusal);
  url.hash ||= hop.url.hash;
  if (policyOf(securityFlags) === BG_HTTP_REDIRECT_POLICY_DISALLOW)
    throw new RedirectFailure({ ...refusal, location: url.href });
  const downgrade = hop.url.protocol === "https:" && url.protocol === "http:";
  if (downgrade && (securityFlags & BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP) === 0)
    throw new TransferFailure(refusal);
  if (hops >= limit) throw new TransferFailure({ ...refusal, code: ERROR_WINHTTP_REDIRECT_FAILED });

  const headers = url.origin === hop.url.origin ? hop.headers : withoutSecrets(hop.headers);
  if (becomesGet(hop.method, status))
    return { method: "GET", url, headers: withoutContent(headers), body: null };
  if (hop.body instanceof Readable) throw new TransferFailure(refusal);
  return { method: hop.method, url, headers, body: hop.body };
}

function policyOf(securityFlags: number): number {
  return securityFlags & BG_HTTP_REDIRECT_POLICY_MASK;
}

/** What browsers and WinHTTP made of 301 and 302, and what 303 says. */
function becomesGet(method: string, status: number): boolean {
  return status <= 303 && method !== "HEAD" && method !== "GET";
}
