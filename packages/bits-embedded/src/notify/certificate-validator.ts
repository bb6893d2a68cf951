import { createHash } from "node:crypto";
import {
  BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
  BG_ERROR_CONTEXT,
  IBackgroundCopyServerCertificateValidationCallback,
} from "@combind/bits";
import { type IUnknown, isComError, RPC_E_DISCONNECTED, scope } from "@combind/runtime";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { ServerCertificate } from "../http/types.ts";
import type { FileRecord } from "../record/file-record.ts";
import type { ComObjects, NotifiedJob } from "./com-objects.ts";
import { serializeStore, X509_ASN_ENCODING } from "./serialized-store.ts";

/** What is needed of a job to have server certificates judged. */
export interface CertifiedJob extends NotifiedJob {
  /** What was last set as the job's certificate validation interface: each Set brings a new wrapper. */
  readonly certificateCallback: IUnknown | null;
}

/** What each callback has accepted: server and hash. It ends with the next Set, as the wrapper does. */
const accepted = new WeakMap<IUnknown, Set<string>>();

/**
 * Asks the job's callback about certificates: it throws a TransferFailure for one that the callback refuses, and for
 * all once the callback is gone. What it accepts is not asked again. Null if the job never had a callback.
 */
export function certificateValidator(
  job: CertifiedJob,
  objects: ComObjects,
): ((file: FileRecord, certificate: ServerCertificate) => void) | null {
  if (!job.record.http.certificateValidation) return null;
  return (file, certificate) => {
    const callback = job.certificateCallback;
    if (callback === null) throw callbackGone(file);
    const hash = createHash("sha256").update(certificate.raw).digest("hex");
    const server = `${certificate.host} ${hash}`;
    if (accepted.get(callback)?.has(server)) return;
    try {
      ask(callback, job, file, certificate, objects);
    } catch (error) {
      if (!isComError(error)) throw error;
      throw error.hresult === RPC_E_DISCONNECTED ? callbackGone(file) : refused(file, error.hresult);
    }
    accepted.set(callback, (accepted.get(callback) ?? new Set()).add(server));
  };
}

function ask(
  callback: IUnknown,
  job: CertifiedJob,
  file: FileRecord,
  { raw, chain }: ServerCertificate,
  objects: ComObjects,
): void {
  scope((s) => {
    const judge = s.adopt(callback.as(IBackgroundCopyServerCertificateValidationCallback));
    const lentJob = s.adopt(objects.job(job));
    const lentFile = s.adopt(objects.file(job, file));
    judge.validateServerCertificate(lentJob, lentFile, raw, X509_ASN_ENCODING, serializeStore(chain));
  });
}

/** Not remembered: the next attempt asks again. */
function refused(file: FileRecord, code: number): TransferFailure {
  return new TransferFailure({ code, context: CONTEXT, kind: "transient", file });
}

function callbackGone(file: FileRecord): TransferFailure {
  const code = BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED;
  return new TransferFailure({ code, context: CONTEXT, kind: "fatal", file });
}

const CONTEXT = BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK;
