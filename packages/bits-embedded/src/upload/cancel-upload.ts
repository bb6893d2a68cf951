import {
  BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
  BG_E_SESSION_NOT_FOUND,
  BG_ERROR_CONTEXT,
} from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { HttpClient } from "../http/http-client.ts";
import type { JobRecord } from "../record/job-record.ts";
import type { Clock } from "../time/clock.ts";
import { refusal } from "./packet.ts";
import { UploadServer } from "./server.ts";
import { isAllSent } from "./session-upload.ts";

/** Longer than this, in milliseconds, nobody tries to tell a server. */
const LONGEST = 24 * 60 * 60 * 1000;

export interface CancelOptions {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Aborts when the service ends. */
  readonly signal: AbortSignal;
}

/**
 * Tells the server of a cancelled job that its session is over, once the job's last transfer has settled. If that fails
 * for want of a network, or with a 5xx status, it is tried again after each of the job's retry delays, for its no-progress
 * timeout but at most a day, as long as the service lives. A session left behind nevertheless is the server's to clean
 * up. Where only the reply was missing the upload stays at the server: the session is closed instead.
 *
 * Never rejects, and leaves the record as it is.
 */
export async function cancelUpload(record: JobRecord, { http, clock, signal }: CancelOptions): Promise<void> {
  const [file] = record.files;
  if (file === undefined || file.upload === null) return;
  const session = http.session({
    customHeaders: record.http.customHeaders,
    securityFlags: record.http.securityFlags,
    proxy: record.proxy,
    validateCertificate: record.http.certificateValidation ? refuseCertificate : null,
  });
  const sender = { http: session, clock, signal, connecting() {}, transferring() {}, save() {} };
  const server = new UploadServer(sender, { ...file });
  const type = record.reply !== null && isAllSent(file) ? "Close-Session" : "Cancel-Session";
  const delay = record.minimumRetryDelay * 1000;
  const patience = Math.min(LONGEST, record.noProgressTimeout * 1000);
  const began = clock.now();
  while (!signal.aborted && (await isWorthRepeating(server, type))) {
    if (clock.elapsedSince(began) + delay > patience) return;
    await pause(clock, delay, signal);
  }
}

async function isWorthRepeating(
  server: UploadServer,
  type: "Close-Session" | "Cancel-Session",
): Promise<boolean> {
  try {
    const ack = await server.post({ type });
    return ack.status >= 500 && refusal(ack).code !== BG_E_SESSION_NOT_FOUND;
  } catch (error) {
    return error instanceof TransferFailure && error.kind === "transient";
  }
}

function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = clock.after(milliseconds, end);
    signal.addEventListener("abort", end);
    function end(): void {
      timer[Symbol.dispose]();
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}

/** The job's own check of certificates ends with the job, and without it nothing of the job may go to a TLS server. */
function refuseCertificate(): never {
  throw new TransferFailure({
    code: BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
    context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
    kind: "fatal",
  });
}
