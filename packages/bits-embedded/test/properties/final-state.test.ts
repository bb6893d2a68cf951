import { BG_JOB_PRIORITY, BG_JOB_STATE, BG_JOB_TYPE, BITS_JOB_PROPERTY_ID } from "@combind/bits";
import { expect, test } from "vitest";
import type { Job } from "../../src/engine/job.ts";
import { setCustomHeaders } from "../../src/properties/custom-headers.ts";
import { setDescription, setDisplayName } from "../../src/properties/display.ts";
import { setRemoteName } from "../../src/properties/file-names.ts";
import { requestRanges, updateDownloadPosition } from "../../src/properties/file-ranges.ts";
import { setValidationState } from "../../src/properties/file-validation.ts";
import { addFiles, addFileWithRanges, replaceRemotePrefix } from "../../src/properties/files.ts";
import { setHttpMethod } from "../../src/properties/http-method.ts";
import { setJobProperty } from "../../src/properties/job-properties.ts";
import { setNotifyFlags } from "../../src/properties/notify-flags.ts";
import { setPriority } from "../../src/properties/priority.ts";
import { setProxy } from "../../src/properties/proxy.ts";
import { setReplyFileName } from "../../src/properties/reply.ts";
import { setSecurityFlags } from "../../src/properties/security-flags.ts";
import {
  setMaximumDownloadTime,
  setMinimumRetryDelay,
  setNoProgressTimeout,
} from "../../src/properties/time-limits.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const { DOWNLOAD, UPLOAD_REPLY } = BG_JOB_TYPE;

const INFO = { remoteName: "http://host/other", localName: "/other" };
const RANGE = { initialOffset: 0n, length: 1n };

const SETTERS: Readonly<Record<string, (job: Job) => void>> = {
  setDisplayName: (job) => setDisplayName(job, "other"),
  setDescription: (job) => setDescription(job, "other"),
  setPriority: (job) => setPriority(job, BG_JOB_PRIORITY.LOW),
  setNotifyFlags: (job) => setNotifyFlags(job, 0),
  setMinimumRetryDelay: (job) => setMinimumRetryDelay(job, 60),
  setNoProgressTimeout: (job) => setNoProgressTimeout(job, 60),
  setMaximumDownloadTime: (job) => setMaximumDownloadTime(job, 60),
  setProxy: (job) => setProxy(job, { usage: 1, list: null, bypassList: null }),
  setCustomHeaders: (job) => setCustomHeaders(job, "X: 1\r\n"),
  setSecurityFlags: (job) => setSecurityFlags(job, 0x200),
  setHttpMethod: (job) => setHttpMethod(job, "POST"),
  setJobProperty: (job) => setJobProperty(job, BITS_JOB_PROPERTY_ID.ON_DEMAND_MODE, true),
  addFiles: (job) => addFiles(job, [INFO]),
  addFileWithRanges: (job) => addFileWithRanges(job, INFO, [RANGE], 9),
  replaceRemotePrefix: (job) => replaceRemotePrefix(job, "http:", "https:"),
  setRemoteName: (job) => setRemoteName(job, job.record.files[0]!, "http://host/other"),
  setValidationState: (job) => setValidationState(job, job.record.files[0]!, true),
  requestRanges: (job) => requestRanges(job, job.record.files[0]!, [RANGE]),
  updateDownloadPosition: (job) => updateDownloadPosition(job, job.record.files[0]!, 0n),
  setReplyFileName: (job) => setReplyFileName(job, null),
};

test.each(Object.keys(SETTERS))("%s changes nothing in a final state", (name) => {
  for (const state of [BG_JOB_STATE.ACKNOWLEDGED, BG_JOB_STATE.CANCELLED]) {
    const job = newJob(name === "setReplyFileName" ? UPLOAD_REPLY : DOWNLOAD, { state });
    addFile(job);
    const before = structuredClone(job.record);
    expect(refusal(() => SETTERS[name]!(job))).toBe("BG_E_INVALID_STATE");
    expect(job.record).toEqual(before);
  }
});
