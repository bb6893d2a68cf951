import {
  BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
  BG_E_UNSUPPORTED_JOB_CONFIGURATION,
  type BG_FILE_INFO,
  type BG_FILE_RANGE,
  BG_JOB_TYPE,
} from "@combind/bits";
import { ComError, E_INVALIDARG, E_NOTIMPL, S_FALSE, S_OK } from "@combind/runtime";
import type { FileAddition, Job } from "../engine/job.ts";
import { checkLocalName } from "../names/local-name.ts";
import { checkRanges } from "../names/ranges.ts";
import { checkRemoteName } from "../names/remote-name.ts";
import type { RequestedRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

/** Adds all of the files, or none. */
export function addFiles(job: Job, files: readonly BG_FILE_INFO[]): void {
  job.requireOpen();
  if (files.length === 0) throw new ComError(E_INVALIDARG);
  job.requireRoom(files.length);
  job.addFiles(files.map((file) => addition(job.record, file, null)));
}

/** Adds a file of which only parts are wanted, in a download that can ask for parts. */
export function addFileWithRanges(
  job: Job,
  file: BG_FILE_INFO,
  ranges: readonly BG_FILE_RANGE[],
  mostRanges: number,
): void {
  requireDownload(job.record);
  job.requireOpen();
  const { http, properties } = job.record;
  if (http.method !== null) throw new ComError(BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD);
  if (properties.dynamicContent || properties.onDemand)
    throw new ComError(BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  job.addFiles([addition(job.record, file, checkRanges(ranges, mostRanges))]);
}

/** Gives all files whose remote name begins so another beginning, or none of them. S_FALSE if there are none. */
export function replaceRemotePrefix(job: Job, from: string, to: string): typeof S_OK | typeof S_FALSE {
  requireDownload(job.record);
  job.requireOpen();
  if (from === "") throw new ComError(E_INVALIDARG);
  const moved = job.record.files
    .filter(({ remoteName }) => remoteName.startsWith(from))
    .map((file) => ({ file, remoteName: checkRemoteName(to + file.remoteName.slice(from.length)) }));
  if (moved.length === 0) return S_FALSE;
  job.change(() => {
    for (const { file, remoteName } of moved) file.remoteName = remoteName;
  });
  if (moved.some(({ file }) => !file.transferred)) job.restart();
  return S_OK;
}

function addition(
  { type }: JobRecord,
  { remoteName, localName }: BG_FILE_INFO,
  ranges: readonly RequestedRange[] | null,
): FileAddition {
  const needs = type === BG_JOB_TYPE.DOWNLOAD ? { writableFolder: true } : { mustExist: true };
  return { remoteName: checkRemoteName(remoteName), localName: checkLocalName(localName, needs), ranges };
}

function requireDownload({ type }: JobRecord): void {
  if (type !== BG_JOB_TYPE.DOWNLOAD) throw new ComError(E_NOTIMPL);
}
