import type { Readable } from "node:stream";
import type { ProxyRecord } from "../record/job-record.ts";

/** What a job's settings mean to each of its requests. */
export interface HttpSettings {
  /** Lines that each end in CRLF, sent with every request. */
  readonly customHeaders: string | null;
  /** BG_SSL_* and BG_HTTP_REDIRECT_*. */
  readonly securityFlags: number;
  readonly proxy: ProxyRecord;
  /**
   * Called after the TLS handshake and the system's own check, before the request is sent; throws a TransferFailure to
   * refuse. Null: the system's check is enough.
   */
  readonly validateCertificate: ((certificate: ServerCertificate) => void) | null;
}

export interface ServerCertificate {
  /** host:port */
  readonly host: string;
  /** DER. */
  readonly raw: Uint8Array;
  /** DER of the chain, the server's own first. */
  readonly chain: readonly Uint8Array[];
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | Readable;
  /** Whether redirects are followed as the security flags say; without it each is a failure. Default true. */
  readonly followRedirects?: boolean;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Where the answer came from in the end. */
  readonly url: string;
  /** Whether the job's security flags want the final URL to become the remote name (BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT). */
  readonly reportUrl: boolean;
  /** Lower-case names; several fields of one name joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent, one line each with CRLF. */
  readonly headerText: string;
  /** To be read to its end, or destroyed. Its errors are TransferFailures. */
  readonly body: Readable;
}
