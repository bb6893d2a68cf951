import { BG_E_LOCAL_FILE_CHANGED, BG_ERROR_CONTEXT } from "@combind/bits";
import { E_FAIL } from "@combind/runtime";
import { errors } from "undici";
import { TransferFailure } from "../failure/transfer-failure.ts";
import * as winhttp from "./winhttp-codes.ts";

type Verdict = Pick<TransferFailure, "code" | "context" | "kind">;

const { GENERAL_TRANSPORT, LOCAL_FILE, REMOTE_FILE } = BG_ERROR_CONTEXT;

const transport = (code: number): Verdict => ({ code, context: GENERAL_TRANSPORT, kind: "transient" });
const response = (code: number): Verdict => ({ code, context: REMOTE_FILE, kind: "transient" });
const certificate = (code: number): Verdict => ({ code, context: GENERAL_TRANSPORT, kind: "fatal" });

const timeout = transport(winhttp.ERROR_WINHTTP_TIMEOUT);
const nameNotResolved = transport(winhttp.ERROR_WINHTTP_NAME_NOT_RESOLVED);
const cannotConnect = transport(winhttp.ERROR_WINHTTP_CANNOT_CONNECT);
const connectionError = transport(winhttp.ERROR_WINHTTP_CONNECTION_ERROR);
const invalidResponse = response(winhttp.ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
const invalidAuthority = certificate(winhttp.ERROR_WINHTTP_SECURE_INVALID_CA);
const invalidDate = certificate(winhttp.ERROR_WINHTTP_SECURE_CERT_DATE_INVALID);
const invalidCertificate = certificate(winhttp.ERROR_WINHTTP_SECURE_INVALID_CERT);

/** By the `code` that Node, OpenSSL or undici gives its errors. */
const verdicts: { readonly [code: string]: Verdict } = {
  ENOTFOUND: nameNotResolved,
  EAI_AGAIN: nameNotResolved,
  EAI_FAIL: nameNotResolved,
  EAI_NODATA: nameNotResolved,
  EAI_NONAME: nameNotResolved,

  ECONNREFUSED: cannotConnect,
  EADDRNOTAVAIL: cannotConnect,
  EHOSTDOWN: cannotConnect,
  EHOSTUNREACH: cannotConnect,
  ENETDOWN: cannotConnect,
  ENETUNREACH: cannotConnect,

  ETIMEDOUT: timeout,
  UND_ERR_CONNECT_TIMEOUT: timeout,
  UND_ERR_HEADERS_TIMEOUT: timeout,
  UND_ERR_BODY_TIMEOUT: timeout,

  ECONNABORTED: connectionError,
  ECONNRESET: connectionError,
  EPIPE: connectionError,
  UND_ERR_SOCKET: connectionError,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: connectionError,

  UND_ERR_HEADERS_OVERFLOW: response(winhttp.ERROR_WINHTTP_HEADER_SIZE_OVERFLOW),
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: { code: BG_E_LOCAL_FILE_CHANGED, context: LOCAL_FILE, kind: "fatal" },

  ERR_TLS_CERT_ALTNAME_INVALID: certificate(winhttp.ERROR_WINHTTP_SECURE_CERT_CN_INVALID),
  CERT_HAS_EXPIRED: invalidDate,
  CERT_NOT_YET_VALID: invalidDate,
  CERT_UNTRUSTED: invalidAuthority,
  DEPTH_ZERO_SELF_SIGNED_CERT: invalidAuthority,
  INVALID_CA: invalidAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: invalidAuthority,
  UNABLE_TO_GET_ISSUER_CERT: invalidAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: invalidAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: invalidAuthority,
  INVALID_PURPOSE: certificate(winhttp.ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE),
  CERT_CHAIN_TOO_LONG: invalidCertificate,
  CERT_REJECTED: invalidCertificate,
  CERT_REVOKED: invalidCertificate,
  CERT_SIGNATURE_FAILURE: invalidCertificate,
  PATH_LENGTH_EXCEEDED: invalidCertificate,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: certificate(winhttp.ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED),
};

/** Families of codes that are too many to list. */
const families: readonly (readonly [prefix: string, verdict: Verdict])[] = [
  ["ERR_SSL_", transport(winhttp.ERROR_WINHTTP_SECURE_CHANNEL_ERROR)],
  ["EAI_", nameNotResolved],
];

/** An error of the network, of TLS or of the HTTP client in BITS' terms. What nobody foresaw is a fatal E_FAIL. */
export function networkFailure(error: unknown): TransferFailure {
  if (error instanceof TransferFailure) return error;
  const verdict = verdictOn(error) ?? { code: E_FAIL, context: GENERAL_TRANSPORT, kind: "fatal" };
  return new TransferFailure({ ...verdict, cause: error });
}

/** The verdict on an error, or else on what caused it. */
function verdictOn(error: unknown): Verdict | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    // Its code is undefined more often than not.
    if (each instanceof errors.HTTPParserError) return invalidResponse;
    const { code } = each as NodeJS.ErrnoException;
    if (code === undefined) continue;
    const verdict = verdicts[code] ?? families.find(([prefix]) => code.startsWith(prefix))?.[1];
    if (verdict !== undefined) return verdict;
  }
  return null;
}
