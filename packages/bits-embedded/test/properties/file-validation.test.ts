import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BG_E_VALIDATION_FAILED, BG_ERROR_CONTEXT, BG_JOB_STATE, BG_JOB_TYPE } from "@combind/bits";
import { afterAll, expect, test } from "vitest";
import { setValidationState } from "../../src/properties/file-validation.ts";
import { END_OF_FILE } from "../../src/record/file-record.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const folder = mkdtempSync(join(tmpdir(), "combind-validation-"));
afterAll(() => rmSync(folder, { recursive: true }));

const WHOLE = {
  size: 4,
  filled: [{ start: 0, end: 4 }],
  remote: { size: 4, lastModified: null },
  transferred: true,
};

function transferredJob() {
  const job = newJob(BG_JOB_TYPE.DOWNLOAD, { state: BG_JOB_STATE.TRANSFERRED });
  const temporaryName = join(folder, "temporary");
  writeFileSync(temporaryName, "data");
  addFile(job);
  return { job, file: addFile(job, { ...WHOLE, temporaryName }) };
}

test("there is no verdict on a file that is not whole", () => {
  const { job } = transferredJob();
  for (const isValid of [true, false])
    expect(refusal(() => setValidationState(job, job.record.files[0]!, isValid))).toBe("E_PENDING");
  expect(job.state).toBe(BG_JOB_STATE.TRANSFERRED);
});

test("a file that is accepted stays", () => {
  const { job, file } = transferredJob();
  setValidationState(job, file, true);
  expect(file).toMatchObject({ ...WHOLE, validation: true });
  expect(job.state).toBe(BG_JOB_STATE.TRANSFERRED);
  expect(existsSync(file.temporaryName)).toBe(true);
});

test("a file that is rejected is deleted, and stops the job", () => {
  const { job, file } = transferredJob();
  setValidationState(job, file, false);
  expect(file).toMatchObject({ size: 4, filled: [], remote: null, transferred: false, validation: false });
  expect(existsSync(file.temporaryName)).toBe(false);
  expect(job.state).toBe(BG_JOB_STATE.ERROR);
  expect(job.record.error).toEqual({
    code: BG_E_VALIDATION_FAILED,
    context: BG_ERROR_CONTEXT.LOCAL_FILE,
    file: 1,
  });
});

test("of an on-demand job all of a rejected file is fetched again", () => {
  const { job, file } = transferredJob();
  job.record.properties.onDemand = true;
  setValidationState(job, file, false);
  expect(file.demanded).toEqual([{ start: 0, end: END_OF_FILE }]);
});

test("a rejected file that cannot be deleted stays as it was", () => {
  const { job, file } = transferredJob();
  file.temporaryName = join(folder, "folder");
  mkdirSync(join(file.temporaryName, "full"), { recursive: true });
  expect(refusal(() => setValidationState(job, file, false))).toBe("E_ACCESSDENIED");
  expect(file).toMatchObject({ ...WHOLE, validation: null });
  expect(job.state).toBe(BG_JOB_STATE.TRANSFERRED);
});

test("uploads are not validated", () => {
  const job = newJob(BG_JOB_TYPE.UPLOAD);
  expect(refusal(() => setValidationState(job, addFile(job, WHOLE), true))).toBe("E_NOTIMPL");
});
