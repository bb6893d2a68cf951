import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BG_JOB_TYPE } from "@combind/bits";
import { newJobRecord } from "../../src/engine/new-job.ts";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import { HttpClient } from "../../src/http/http-client.ts";
import type { HttpSession } from "../../src/http/http-session.ts";
import { temporaryNameFor } from "../../src/local/temporary-name.ts";
import { type FileRecord, newFileRecord } from "../../src/record/file-record.ts";
import type { JobRecord } from "../../src/record/job-record.ts";
import { Clock } from "../../src/time/clock.ts";
import type { JobTransfer } from "../../src/transfer/job-transfer.ts";
import { upload } from "../../src/upload/upload.ts";

/** A folder with a file to upload, and what transfers need. Each run is one attempt, as the engine makes them. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), "upload-"));
  readonly clock: Clock;
  readonly client: HttpClient;

  constructor(speed = 1) {
    this.clock = new Clock(speed);
    this.client = new HttpClient(this.clock);
  }

  /** Writes a file with random content. */
  file(size: number, name = "file.bin"): { path: string; content: Buffer } {
    const content = randomBytes(size);
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return { path, content };
  }

  job(remoteName: string, localName: string, options: { reply?: boolean; method?: string } = {}): JobRecord {
    const { reply = false, method = null } = options;
    const type = reply ? BG_JOB_TYPE.UPLOAD_REPLY : BG_JOB_TYPE.UPLOAD;
    const record = newJobRecord("upload", type, "S-1-5-18", Date.now());
    record.files.push(newFileRecord(remoteName, localName, ""));
    record.http.method = method;
    if (reply) {
      const replyName = join(this.folder, "reply.bin");
      record.reply = newFileRecord("", replyName, temporaryNameFor(replyName));
    }
    return record;
  }

  transfer(record: JobRecord): TestTransfer {
    return new TestTransfer(record, this);
  }

  /** One attempt that is to succeed. */
  async run(record: JobRecord): Promise<TestTransfer> {
    const transfer = this.transfer(record);
    await upload(transfer);
    return transfer;
  }

  /** One attempt that is to fail. */
  async fail(record: JobRecord): Promise<TransferFailure> {
    return failureOf(upload(this.transfer(record)));
  }

  async close(): Promise<void> {
    await this.client.close();
    rmSync(this.folder, { recursive: true });
  }
}

export class TestTransfer implements JobTransfer {
  readonly record: JobRecord;
  readonly clock: Clock;
  readonly http: HttpSession;
  readonly controller = new AbortController();
  readonly events: string[] = [];
  /** `sent` of the file at each `progressed`. */
  readonly progress: number[] = [];
  /** The record as a new process would find it. */
  saved: string | null = null;

  constructor(record: JobRecord, { clock, client }: Desk) {
    this.record = record;
    this.clock = clock;
    const { customHeaders, securityFlags } = record.http;
    this.http = client.session({
      customHeaders,
      securityFlags,
      proxy: record.proxy,
      validateCertificate: null,
    });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  connecting(): void {
    if (!this.events.includes("connecting")) this.events.push("connecting");
  }

  transferring(): void {
    if (!this.events.includes("transferring")) this.events.push("transferring");
  }

  progressed(file: FileRecord): void {
    this.progress.push(file.sent);
  }

  save(): void {
    this.saved = JSON.stringify(this.record);
  }

  fileTransferred(file: FileRecord): void {
    this.save();
    this.events.push(file === this.record.reply ? "reply" : "file");
  }

  rangesTransferred(): void {
    throw new Error("ranges of an upload");
  }
}

export async function failureOf(promise: Promise<void>): Promise<TransferFailure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof TransferFailure) return error;
    throw error;
  }
  throw new Error("expected a failure");
}

/** The same job in a new process. */
export function reloaded(record: JobRecord): JobRecord {
  return JSON.parse(JSON.stringify(record)) as JobRecord;
}
