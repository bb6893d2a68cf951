import { BG_JOB_TYPE, BG_SIZE_UNKNOWN } from "@combind/bits";
import { expect, test } from "vitest";
import { downloadStats, fileProgress } from "../../src/properties/file-progress.ts";
import { addFile, newJob } from "./new-job.ts";

test("a download counts what is on disk, and is completed by Complete", () => {
  const job = newJob();
  const file = addFile(job);
  const progress = () => fileProgress(job.record, file);
  expect(progress()).toEqual({ bytesTotal: BG_SIZE_UNKNOWN, bytesTransferred: 0n, completed: false });
  Object.assign(file, { size: 9, filled: [{ start: 0, end: 9 }], transferred: true });
  expect(progress()).toEqual({ bytesTotal: 9n, bytesTransferred: 9n, completed: false });
  expect(downloadStats(file)).toEqual({ fromOrigin: 9n, fromPeers: 0n });
  file.completed = true;
  expect(progress().completed).toBe(true);
});

test("an upload counts what was sent, and is completed by the server", () => {
  const job = newJob(BG_JOB_TYPE.UPLOAD);
  const file = addFile(job, { size: 9, sent: 4 });
  expect(fileProgress(job.record, file)).toEqual({ bytesTotal: 9n, bytesTransferred: 4n, completed: false });
  expect(downloadStats(file)).toEqual({ fromOrigin: 0n, fromPeers: 0n });
  file.transferred = true;
  expect(fileProgress(job.record, file).completed).toBe(true);
});
