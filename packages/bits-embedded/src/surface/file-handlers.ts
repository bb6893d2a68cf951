import type {
  BG_FILE_PROGRESS,
  BG_FILE_RANGE,
  BITS_FILE_PROPERTY_ID,
  IBackgroundCopyFile6,
} from "@combind/bits";
import type { Handlers } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { setRemoteName, temporaryName } from "../properties/file-names.ts";
import { downloadStats, fileProgress } from "../properties/file-progress.ts";
import { fileProperty, setFileProperty } from "../properties/file-properties.ts";
import {
  filledRanges,
  requestedRanges,
  requestRanges,
  updateDownloadPosition,
} from "../properties/file-ranges.ts";
import { setValidationState } from "../properties/file-validation.ts";
import type { FileRecord } from "../record/file-record.ts";

export class FileHandlers implements Handlers<IBackgroundCopyFile6> {
  readonly #job: Job;
  readonly #file: FileRecord;

  constructor(job: Job, file: FileRecord) {
    this.#job = job;
    this.#file = file;
  }

  // IBackgroundCopyFile

  getRemoteName(): string {
    return this.#file.remoteName;
  }

  getLocalName(): string {
    return this.#file.localName;
  }

  getProgress(): BG_FILE_PROGRESS {
    return fileProgress(this.#job.record, this.#file);
  }

  // IBackgroundCopyFile2

  getFileRanges(): BG_FILE_RANGE[] {
    return requestedRanges(this.#file);
  }

  setRemoteName(remoteName: string): void {
    setRemoteName(this.#job, this.#file, remoteName);
  }

  // IBackgroundCopyFile3

  getTemporaryName(): string {
    return temporaryName(this.#job.record, this.#file);
  }

  setValidationState(isValid: boolean): void {
    setValidationState(this.#job, this.#file, isValid);
  }

  getValidationState(): boolean {
    return this.#file.validation === true;
  }

  isDownloadedFromPeer(): boolean {
    return false;
  }

  // IBackgroundCopyFile4

  getPeerDownloadStats(): { fromOrigin: bigint; fromPeers: bigint } {
    return downloadStats(this.#file);
  }

  // IBackgroundCopyFile5

  setProperty(id: BITS_FILE_PROPERTY_ID): void {
    setFileProperty(id);
  }

  getProperty(id: BITS_FILE_PROPERTY_ID): string {
    return fileProperty(this.#file, id);
  }

  // IBackgroundCopyFile6

  updateDownloadPosition(offset: bigint): void {
    updateDownloadPosition(this.#job, this.#file, offset);
  }

  requestFileRanges(ranges: readonly BG_FILE_RANGE[]): void {
    requestRanges(this.#job, this.#file, ranges);
  }

  getFilledFileRanges(): BG_FILE_RANGE[] {
    return filledRanges(this.#job.record, this.#file);
  }
}
