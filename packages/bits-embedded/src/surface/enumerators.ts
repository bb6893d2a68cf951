import {
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
} from "@combind/bits";
import { implement } from "@combind/runtime";
import { EnumeratorHandlers } from "./enumerator-handlers.ts";

type Jobs = EnumeratorHandlers<IBackgroundCopyJob, IEnumBackgroundCopyJobs>;
type Files = EnumeratorHandlers<IBackgroundCopyFile, IEnumBackgroundCopyFiles>;

export function enumerateJobs(jobs: readonly (() => IBackgroundCopyJob)[]): IEnumBackgroundCopyJobs {
  const make = (handlers: Jobs) => implement(IEnumBackgroundCopyJobs, handlers);
  return make(new EnumeratorHandlers(jobs, make));
}

export function enumerateFiles(files: readonly (() => IBackgroundCopyFile)[]): IEnumBackgroundCopyFiles {
  const make = (handlers: Files) => implement(IEnumBackgroundCopyFiles, handlers);
  return make(new EnumeratorHandlers(files, make));
}
