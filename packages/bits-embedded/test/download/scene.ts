import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BG_JOB_TYPE } from "@combind/bits";
import { download } from "../../src/download/download.ts";
import { newJobRecord } from "../../src/engine/new-job.ts";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import { HttpClient } from "../../src/http/http-client.ts";
import { temporaryNameFor } from "../../src/local/temporary-name.ts";
import {
  type FileRecord,
  type FilledRange,
  newFileRecord,
  type RequestedRange,
} from "../../src/record/file-record.ts";
import type { JobRecord } from "../../src/record/job-record.ts";
import { Clock } from "../../src/time/clock.ts";
import type { JobTransfer } from "../../src/transfer/job-transfer.ts";
import { FaultServer } from "../servers/fault-server.ts";

/** One run of a job, which writes down what it is told. */
export class TestTransfer implements JobTransfer {
  readonly record: JobRecord;
  readonly clock = new Clock();
  readonly http;
  readonly events: string[] = [];
  /** The record as last saved: all that a crash leaves, besides the temporary files. */
  saved: JobRecord;
  saves = 0;
  onProgress: () => void = () => {};
  readonly #abort = new AbortController();

  constructor(record: JobRecord, client: HttpClient) {
    this.record = record;
    this.saved = structuredClone(record);
    const { customHeaders, securityFlags } = record.http;
    this.http = client.session({
      customHeaders,
      securityFlags,
      proxy: record.proxy,
      validateCertificate: null,
    });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  abort(reason: unknown = new Error("stopped")): void {
    this.#abort.abort(reason);
  }

  connecting(): void {
    this.events.push("connecting");
  }

  transferring(): void {
    if (this.events.at(-1) !== "transferring") this.events.push("transferring");
  }

  progressed(_file: FileRecord): void {
    this.onProgress();
  }

  save(): void {
    this.saves += 1;
    this.saved = structuredClone(this.record);
  }

  fileTransferred(file: FileRecord): void {
    this.save();
    this.events.push(`transferred ${this.record.files.indexOf(file)}`);
  }

  rangesTransferred(_file: FileRecord, ranges: readonly FilledRange[]): void {
    this.events.push(`ranges ${ranges.map(({ start, end }) => `${start}-${end}`).join(" ")}`);
  }
}

/** A server, a folder, and a download job from the one to the other. */
export class Scene {
  readonly server: FaultServer;
  readonly folder = mkdtempSync(join(tmpdir(), "combind-download-"));
  readonly client = new HttpClient(new Clock());
  record = newJobRecord("test", BG_JOB_TYPE.DOWNLOAD, "S-1-0-0", 0);

  private constructor(server: FaultServer) {
    this.server = server;
  }

  static async open(): Promise<Scene> {
    return new Scene(await FaultServer.start());
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Adds a file to the job, whether the server has it or not. */
  add(path: string, ranges: readonly RequestedRange[] | null = null): FileRecord {
    const localName = join(this.folder, path.replaceAll("/", "_"));
    const file = newFileRecord(this.server.url(path), localName, temporaryNameFor(localName), ranges);
    this.record.files.push(file);
    return file;
  }

  transfer(): TestTransfer {
    return new TestTransfer(this.record, this.client);
  }

  /** Runs the job once, to its end. */
  async run(transfer = this.transfer()): Promise<TestTransfer> {
    await download(transfer);
    return transfer;
  }

  /** Runs the job, which has to fail, and answers why. */
  async fail(transfer = this.transfer()): Promise<TransferFailure> {
    const error = await download(transfer).then(
      () => new Error("the job did not fail"),
      (reason: unknown) => reason,
    );
    if (error instanceof TransferFailure) return error;
    throw error;
  }

  /** Goes on as a new process would: with the record as last saved. */
  crash(transfer: TestTransfer): void {
    this.record = structuredClone(transfer.saved);
  }

  /** The verbs and ranges that the server saw for a path. */
  requests(path: string): string[] {
    return this.server
      .requestsFor(path)
      .map(({ method, headers }) => (headers.range === undefined ? method : `${method} ${headers.range}`));
  }
}

export function content(file: FileRecord): Buffer {
  return readFileSync(file.temporaryName);
}
