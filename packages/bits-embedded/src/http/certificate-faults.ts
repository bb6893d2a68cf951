import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import {
  BG_ERROR_CONTEXT,
  BG_SSL_IGNORE_CERT_CN_INVALID,
  BG_SSL_IGNORE_CERT_DATE_INVALID,
  BG_SSL_IGNORE_CERT_WRONG_USAGE,
  BG_SSL_IGNORE_UNKNOWN_CA,
} from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import { isTrusted } from "./certificate-trust.ts";
import { networkFailure } from "./network-failure.ts";
import * as winhttp from "./winhttp-codes.ts";

/** Faults of a server's certificate that a job may forgive: the BG_SSL_IGNORE_* flag of each, and how it fails otherwise. */
const faults: ReadonlyMap<number, number> = new Map([
  [BG_SSL_IGNORE_CERT_CN_INVALID, winhttp.ERROR_WINHTTP_SECURE_CERT_CN_INVALID],
  [BG_SSL_IGNORE_CERT_DATE_INVALID, winhttp.ERROR_WINHTTP_SECURE_CERT_DATE_INVALID],
  [BG_SSL_IGNORE_UNKNOWN_CA, winhttp.ERROR_WINHTTP_SECURE_INVALID_CA],
  [BG_SSL_IGNORE_CERT_WRONG_USAGE, winhttp.ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE],
]);

const serverAuthentication = "1.3.6.1.5.5.7.3.1";

/** The BG_SSL_IGNORE_* among a job's security flags. */
export function forgivenFaults(securityFlags: number): number {
  return [...faults.keys()].reduce((sum, flag) => sum | (securityFlags & flag), 0);
}

/**
 * Checks a certificate of which OpenSSL has found one fault at least. OpenSSL names only the last that it met, in this order:
 * authority, usage, date; and Node looks at the name only when there is none. So the named one must be forgiven, and
 * whatever it may hide is looked at here.
 *
 * @param reported the code of OpenSSL's fault
 * @param chain the server's certificate, and what it sent to vouch for it
 * @throws {TransferFailure} for the first fault that is not forgiven
 */
export function checkFaultyCertificate(
  reported: string,
  host: string,
  chain: readonly [X509Certificate, ...X509Certificate[]],
  forgiven: number,
): void {
  const failure = networkFailure(Object.assign(new Error(reported), { code: reported }));
  const isForgiven = [...faults].some(([flag, code]) => code === failure.code && (forgiven & flag) !== 0);
  if (!isForgiven) throw failure;

  const [certificate] = chain;
  const require = (flag: number, holds: () => boolean) => {
    if ((forgiven & flag) !== 0 || holds()) return;
    throw new TransferFailure({
      code: faults.get(flag)!,
      context: BG_ERROR_CONTEXT.GENERAL_TRANSPORT,
      kind: "fatal",
    });
  };
  require(BG_SSL_IGNORE_CERT_CN_INVALID, () => isFor(host, certificate));
  require(BG_SSL_IGNORE_CERT_WRONG_USAGE, () => certificate.keyUsage?.includes(serverAuthentication) ?? true);
  require(BG_SSL_IGNORE_UNKNOWN_CA, () => isTrusted(chain));
}

function isFor(host: string, certificate: X509Certificate): boolean {
  return isIP(host) !== 0
    ? certificate.checkIP(host) !== undefined
    : certificate.checkHost(host) !== undefined;
}
