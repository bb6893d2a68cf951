import {
  BG_E_READ_ONLY_WHEN_JOB_ACTIVE,
  BG_JOB_STATE,
  type IBackgroundCopyJobHttpOptions3,
  IBackgroundCopyServerCertificateValidationCallback,
} from "@combind/bits";
import { ComError, type Handlers, type IUnknown } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { customHeaders, makeCustomHeadersWriteOnly, setCustomHeaders } from "../properties/custom-headers.ts";
import { httpMethod, setHttpMethod } from "../properties/http-method.ts";
import { setSecurityFlags } from "../properties/security-flags.ts";

const { SUSPENDED, ERROR, TRANSFERRED } = BG_JOB_STATE;

/** States in which no request can be under way or coming up. */
const PAUSED: readonly BG_JOB_STATE[] = [SUSPENDED, ERROR, TRANSFERRED];

/** A job's HTTP side. */
export class HttpOptionsHandlers implements Handlers<IBackgroundCopyJobHttpOptions3> {
  protected readonly subject: Job;

  constructor(job: Job) {
    this.subject = job;
  }

  // IBackgroundCopyJobHttpOptions

  setCustomHeaders(headers: string | null): void {
    setCustomHeaders(this.subject, headers);
  }

  getCustomHeaders(): string | null {
    return customHeaders(this.subject.record);
  }

  setSecurityFlags(flags: number): void {
    setSecurityFlags(this.subject, flags);
  }

  getSecurityFlags(): number {
    return this.subject.record.http.securityFlags;
  }

  // IBackgroundCopyJobHttpOptions2

  setHttpMethod(method: string): void {
    setHttpMethod(this.subject, method);
  }

  getHttpMethod(): string {
    return httpMethod(this.subject.record);
  }

  // IBackgroundCopyJobHttpOptions3

  setServerCertificateValidationInterface(callback: IUnknown | null): void {
    const job = this.subject;
    job.requireOpen();
    if (!PAUSED.includes(job.state)) throw new ComError(BG_E_READ_ONLY_WHEN_JOB_ACTIVE);
    const validator = callback?.as(IBackgroundCopyServerCertificateValidationCallback) ?? null;
    job.certificateCallback = validator;
    job.change((record) => {
      record.http.certificateValidation = validator !== null;
    });
  }

  makeCustomHeadersWriteOnly(): void {
    makeCustomHeadersWriteOnly(this.subject);
  }
}
