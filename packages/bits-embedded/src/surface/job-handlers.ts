import type {
  BG_FILE_INFO,
  BG_FILE_RANGE,
  BG_JOB_PRIORITY,
  BG_JOB_PROGRESS,
  BG_JOB_PROXY_USAGE,
  BG_JOB_REPLY_PROGRESS,
  BG_JOB_STATE,
  BG_JOB_TIMES,
  BG_JOB_TYPE,
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyError,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions3,
  IEnumBackgroundCopyFiles,
} from "@combind/bits";
import type { Guid, Handlers, IUnknown } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { setDescription, setDisplayName } from "../properties/display.ts";
import { addFiles, addFileWithRanges, replaceRemotePrefix } from "../properties/files.ts";
import { jobProgress, jobTimes } from "../properties/job-progress.ts";
import { jobProperty, setJobProperty } from "../properties/job-properties.ts";
import { setNotifyFlags } from "../properties/notify-flags.ts";
import { setPriority } from "../properties/priority.ts";
import { setProxy } from "../properties/proxy.ts";
import { replyData, replyFileName, replyProgress, setReplyFileName } from "../properties/reply.ts";
import {
  setMaximumDownloadTime,
  setMinimumRetryDelay,
  setNoProgressTimeout,
} from "../properties/time-limits.ts";
import { enumerateFiles } from "./enumerators.ts";
import { HttpOptionsHandlers } from "./http-options-handlers.ts";
import type { Objects } from "./objects.ts";

/** SECURITY_MANDATORY_MEDIUM_RID: what a process has that is neither confined nor elevated. */
const MEDIUM_INTEGRITY = 0x2000;

type JobInterfaces = IBackgroundCopyJob5 & IBackgroundCopyJobHttpOptions3;

/** The methods of all interfaces of a job, which is one object. */
export class JobHandlers extends HttpOptionsHandlers implements Handlers<JobInterfaces> {
  readonly #job: Job;
  readonly #objects: Objects;

  constructor(job: Job, objects: Objects) {
    super(job);
    this.#job = job;
    this.#objects = objects;
  }

  // IBackgroundCopyJob

  addFileSet(files: readonly BG_FILE_INFO[]): void {
    addFiles(this.#job, files);
  }

  addFile(remoteName: string, localName: string): void {
    addFiles(this.#job, [{ remoteName, localName }]);
  }

  enumFiles(): IEnumBackgroundCopyFiles {
    return enumerateFiles(this.#job.record.files.map((file) => () => this.#objects.file(this.#job, file)));
  }

  suspend(): void {
    this.#job.suspend();
  }

  resume(): void {
    this.#job.resume();
  }

  cancel(): ReturnType<Job["cancel"]> {
    return this.#job.cancel();
  }

  complete(): ReturnType<Job["complete"]> {
    return this.#job.complete();
  }

  getId(): Guid {
    return this.#job.id;
  }

  getType(): BG_JOB_TYPE {
    return this.#job.record.type;
  }

  getProgress(): BG_JOB_PROGRESS {
    return jobProgress(this.#job);
  }

  getTimes(): BG_JOB_TIMES {
    return jobTimes(this.#job.record);
  }

  getState(): BG_JOB_STATE {
    return this.#job.state;
  }

  getError(): IBackgroundCopyError {
    return this.#objects.error(this.#job);
  }

  getOwner(): string {
    return this.#job.record.owner;
  }

  setDisplayName(text: string): void {
    setDisplayName(this.#job, text);
  }

  getDisplayName(): string {
    return this.#job.record.displayName;
  }

  setDescription(text: string): void {
    setDescription(this.#job, text);
  }

  getDescription(): string {
    return this.#job.record.description;
  }

  setPriority(priority: BG_JOB_PRIORITY): void {
    setPriority(this.#job, priority);
  }

  getPriority(): BG_JOB_PRIORITY {
    return this.#job.record.priority;
  }

  setNotifyFlags(flags: number): void {
    setNotifyFlags(this.#job, flags);
  }

  getNotifyFlags(): number {
    return this.#job.record.notifyFlags;
  }

  setNotifyInterface(callback: IUnknown | null): void {
    this.#job.change(() => this.#objects.notifier.subscribe(this.#job, callback));
  }

  getNotifyInterface(): IUnknown | null {
    return this.#objects.notifier.subscriber(this.#job);
  }

  setMinimumRetryDelay(seconds: number): void {
    setMinimumRetryDelay(this.#job, seconds);
  }

  getMinimumRetryDelay(): number {
    return this.#job.record.minimumRetryDelay;
  }

  setNoProgressTimeout(seconds: number): void {
    setNoProgressTimeout(this.#job, seconds);
  }

  getNoProgressTimeout(): number {
    return this.#job.record.noProgressTimeout;
  }

  getErrorCount(): number {
    return this.#job.record.errorCount;
  }

  setProxySettings(usage: BG_JOB_PROXY_USAGE, list: string | null, bypassList: string | null): void {
    setProxy(this.#job, { usage, list, bypassList });
  }

  getProxySettings(): {
    proxyUsage: BG_JOB_PROXY_USAGE;
    proxyList: string | null;
    proxyBypassList: string | null;
  } {
    const { usage, list, bypassList } = this.#job.record.proxy;
    return { proxyUsage: usage, proxyList: list, proxyBypassList: bypassList };
  }

  takeOwnership(): void {
    this.#job.takeOwnership();
  }

  // IBackgroundCopyJob2

  getReplyProgress(): BG_JOB_REPLY_PROGRESS {
    return replyProgress(this.#job.record);
  }

  getReplyData(): Uint8Array | null {
    return replyData(this.#job.record);
  }

  setReplyFileName(name: string | null): void {
    setReplyFileName(this.#job, name);
  }

  getReplyFileName(): string | null {
    return replyFileName(this.#job.record);
  }

  // IBackgroundCopyJob3

  replaceRemotePrefix(from: string, to: string): ReturnType<typeof replaceRemotePrefix> {
    return replaceRemotePrefix(this.#job, from, to);
  }

  addFileWithRanges(remoteName: string, localName: string, ranges: readonly BG_FILE_RANGE[]): void {
    const { rangesPerFile } = this.#objects.engine.limits;
    addFileWithRanges(this.#job, { remoteName, localName }, ranges, rangesPerFile);
  }

  // IBackgroundCopyJob4

  getOwnerIntegrityLevel(): number {
    return MEDIUM_INTEGRITY;
  }

  getOwnerElevationState(): boolean {
    return false;
  }

  setMaximumDownloadTime(seconds: number): void {
    setMaximumDownloadTime(this.#job, seconds);
  }

  getMaximumDownloadTime(): number {
    return this.#job.record.maximumDownloadTime;
  }

  // IBackgroundCopyJob5

  setProperty<K extends keyof BITS_JOB_PROPERTY_VALUE>(id: K, value: BITS_JOB_PROPERTY_VALUE[K]): void {
    setJobProperty(this.#job, id, value);
  }

  getProperty(id: keyof BITS_JOB_PROPERTY_VALUE): BITS_JOB_PROPERTY_VALUE[keyof BITS_JOB_PROPERTY_VALUE] {
    return jobProperty(this.#job.record, id);
  }
}
