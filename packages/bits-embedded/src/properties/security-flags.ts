import {
  BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT,
  BG_HTTP_REDIRECT_POLICY_DISALLOW,
  BG_HTTP_REDIRECT_POLICY_MASK,
  BG_SSL_IGNORE_CERT_CN_INVALID,
  BG_SSL_IGNORE_CERT_DATE_INVALID,
  BG_SSL_IGNORE_CERT_WRONG_USAGE,
  BG_SSL_IGNORE_UNKNOWN_CA,
} from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";

/** Not BG_SSL_ENABLE_CRL_CHECK: revocation cannot be checked here. */
const SUPPORTED =
  BG_SSL_IGNORE_CERT_CN_INVALID |
  BG_SSL_IGNORE_CERT_DATE_INVALID |
  BG_SSL_IGNORE_CERT_WRONG_USAGE |
  BG_SSL_IGNORE_UNKNOWN_CA |
  BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP |
  BG_HTTP_REDIRECT_POLICY_MASK;

const REDIRECT_POLICIES: readonly number[] = [
  BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT,
  BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT,
  BG_HTTP_REDIRECT_POLICY_DISALLOW,
];

/** What to overlook in certificates and what to do with redirects, from the next attempt on. */
export function setSecurityFlags(job: Job, flags: number): void {
  job.change((record) => {
    const isKnown = (flags & ~SUPPORTED) === 0;
    if (!isKnown || !REDIRECT_POLICIES.includes(flags & BG_HTTP_REDIRECT_POLICY_MASK))
      throw new ComError(E_NOTIMPL);
    record.http.securityFlags = flags;
  });
}
