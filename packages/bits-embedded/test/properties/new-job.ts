import { BG_JOB_TYPE } from "@combind/bits";
import { Job } from "../../src/engine/job.ts";
import type { JobHost } from "../../src/engine/job-host.ts";
import { newJobRecord } from "../../src/engine/new-job.ts";
import { HttpClient } from "../../src/http/http-client.ts";
import { type FileRecord, newFileRecord } from "../../src/record/file-record.ts";
import type { JobRecord } from "../../src/record/job-record.ts";
import { Clock } from "../../src/time/clock.ts";

const clock = new Clock();

/** A job of no service: nothing runs it, and it takes one file more than an upload does. */
export function newJob(type: BG_JOB_TYPE = BG_JOB_TYPE.DOWNLOAD, given: Partial<JobRecord> = {}): Job {
  const host: JobHost = {
    clock,
    http: new HttpClient(clock),
    events: {
      jobTransferred() {},
      jobError() {},
      jobModified() {},
      fileTransferred() {},
      rangesTransferred() {},
      jobEnded() {},
    },
    limits: { jobs: 1, filesPerJob: 2, rangesPerFile: 2 },
    signal: new AbortController().signal,
    requireOpen() {},
    save() {},
    forget() {},
    reschedule() {},
    certificateValidator: () => null,
  };
  return new Job({ ...newJobRecord("job", type, "S-1-0-0", 0), ...given }, host);
}

/** A file of a job, without one on disk. */
export function addFile(job: Job, given: Partial<FileRecord> = {}): FileRecord {
  const file = { ...newFileRecord("http://host/file", "/file", "/temporary"), ...given };
  job.record.files.push(file);
  return file;
}
