import { BG_JOB_STATE, BG_JOB_TYPE } from "@combind/bits";
import { expect, test } from "vitest";
import { setRemoteName, temporaryName } from "../../src/properties/file-names.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

test("a download can be pointed elsewhere, and begins again from there", () => {
  const job = newJob(BG_JOB_TYPE.DOWNLOAD, { state: BG_JOB_STATE.CONNECTING });
  const file = addFile(job);
  expect(refusal(() => setRemoteName(job, file, "elsewhere"))).toBe("E_INVALIDARG");
  expect(file.remoteName).toBe("http://host/file");
  expect(job.state).toBe(BG_JOB_STATE.CONNECTING);
  setRemoteName(job, file, "http://elsewhere/file");
  expect(file.remoteName).toBe("http://elsewhere/file");
  expect(job.state).toBe(BG_JOB_STATE.QUEUED);
});

test("only downloads have a temporary name and can be pointed elsewhere", () => {
  const download = newJob();
  expect(temporaryName(download.record, addFile(download))).toBe("/temporary");
  const upload = newJob(BG_JOB_TYPE.UPLOAD);
  const file = addFile(upload);
  expect(refusal(() => temporaryName(upload.record, file))).toBe("E_NOTIMPL");
  expect(refusal(() => setRemoteName(upload, file, "http://elsewhere/file"))).toBe("E_NOTIMPL");
});
