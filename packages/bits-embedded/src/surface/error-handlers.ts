import {
  BG_E_FILE_NOT_AVAILABLE,
  BG_E_PROTOCOL_NOT_AVAILABLE,
  BG_ERROR_CONTEXT,
  type IBackgroundCopyError,
  type IBackgroundCopyFile,
} from "@combind/bits";
import { ComError, type Handlers } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { contextText, errorText } from "../properties/error-text.ts";
import type { ErrorRecord } from "../record/job-record.ts";
import type { Objects } from "./objects.ts";

const { REMOTE_FILE, GENERAL_TRANSPORT, REMOTE_APPLICATION, SERVER_CERTIFICATE_CALLBACK } = BG_ERROR_CONTEXT;

/** Where only a conversation with a server can go wrong. */
const REMOTE: readonly BG_ERROR_CONTEXT[] = [
  REMOTE_FILE,
  GENERAL_TRANSPORT,
  REMOTE_APPLICATION,
  SERVER_CERTIFICATE_CALLBACK,
];

export class ErrorHandlers implements Handlers<IBackgroundCopyError> {
  readonly #job: Job;
  readonly #error: ErrorRecord;
  readonly #objects: Objects;

  constructor(job: Job, error: ErrorRecord, objects: Objects) {
    this.#job = job;
    this.#error = error;
    this.#objects = objects;
  }

  getError(): { context: BG_ERROR_CONTEXT; code: number } {
    const { context, code } = this.#error;
    return { context, code };
  }

  getFile(): IBackgroundCopyFile {
    const { file: index } = this.#error;
    const file = index === null ? undefined : this.#job.record.files[index];
    if (file === undefined) throw new ComError(BG_E_FILE_NOT_AVAILABLE);
    return this.#objects.file(this.#job, file);
  }

  getErrorDescription(languageId: number): string {
    return errorText(this.#error.code, languageId);
  }

  getErrorContextDescription(languageId: number): string {
    return contextText(this.#error.context, languageId);
  }

  getProtocol(): string {
    if (!REMOTE.includes(this.#error.context)) throw new ComError(BG_E_PROTOCOL_NOT_AVAILABLE);
    return "http";
  }
}
