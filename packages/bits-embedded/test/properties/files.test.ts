import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { BG_JOB_STATE, BG_JOB_TYPE } from "@combind/bits";
import { S_FALSE, S_OK } from "@combind/runtime";
import { afterAll, expect, test } from "vitest";
import { addFiles, addFileWithRanges, replaceRemotePrefix } from "../../src/properties/files.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const { DOWNLOAD, UPLOAD, UPLOAD_REPLY } = BG_JOB_TYPE;

const folder = mkdtempSync(join(tmpdir(), "combind-files-"));
const local = (name: string) => join(folder, name);
const info = (name: string) => ({ remoteName: `http://host/${name}`, localName: local(name) });
writeFileSync(local("present"), "");

afterAll(() => rmSync(folder, { recursive: true }));

test("a download gets a temporary name in the folder of its file", () => {
  const job = newJob();
  addFiles(job, [info("a"), info("b")]);
  expect(job.record.files).toMatchObject([info("a"), info("b")]);
  const [a, b] = job.record.files.map(({ temporaryName }) => temporaryName);
  expect(dirname(a!)).toBe(folder);
  expect(basename(a!)).toMatch(/^BIT.*\.tmp$/);
  expect(a).not.toBe(b);
});

test("all files are added or none", () => {
  const job = newJob();
  const set = (second: object) => refusal(() => addFiles(job, [info("a"), { ...info("b"), ...second }]));
  expect(set({ remoteName: "ftp://host/b" })).toBe("E_INVALIDARG");
  expect(set({ localName: "b" })).toBe("E_INVALIDARG");
  expect(set({ localName: join(local("nowhere"), "b") })).toBe("ERROR_PATH_NOT_FOUND");
  expect(refusal(() => addFiles(job, []))).toBe("E_INVALIDARG");
  expect(refusal(() => addFiles(job, [info("a"), info("b"), info("c")]))).toBe("BG_E_TOO_MANY_FILES_IN_JOB");
  expect(job.record.files).toEqual([]);
});

test.each([UPLOAD, UPLOAD_REPLY])("an upload (%i) takes one file, which must be there", (type) => {
  const job = newJob(type);
  expect(refusal(() => addFiles(job, [info("absent")]))).toBe("ERROR_FILE_NOT_FOUND");
  expect(refusal(() => addFiles(job, [info("present"), info("absent")]))).toBe("BG_E_TOO_MANY_FILES");
  expect(job.record.files).toEqual([]);
  addFiles(job, [info("present")]);
  expect(refusal(() => addFiles(job, [info("absent")]))).toBe("BG_E_TOO_MANY_FILES");
  expect(job.record.files).toHaveLength(1);
  expect(job.record.files[0]!.temporaryName).toBe("");
});

test("ranges are kept in their order", () => {
  const job = newJob();
  const ranges = [
    { initialOffset: 10n, length: 5n },
    { initialOffset: 0n, length: 5n },
  ];
  addFileWithRanges(job, info("a"), ranges, 2);
  expect(job.record.files[0]!.ranges).toEqual([
    { offset: 10, length: 5 },
    { offset: 0, length: 5 },
  ]);
  const answer = () => refusal(() => addFileWithRanges(job, info("b"), ranges, 1));
  expect(answer()).toBe("BG_E_TOO_MANY_RANGES_IN_FILE");
});

test("ranges are for ordinary downloads", () => {
  const ranges = [{ initialOffset: 0n, length: 5n }];
  const answer = (job = newJob()) => refusal(() => addFileWithRanges(job, info("present"), ranges, 1));
  expect(answer()).toBeUndefined();
  for (const type of [UPLOAD, UPLOAD_REPLY]) expect(answer(newJob(type))).toBe("E_NOTIMPL");
  const job = newJob();
  job.record.properties.dynamicContent = true;
  expect(answer(job)).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  job.record.properties.dynamicContent = false;
  job.record.properties.onDemand = true;
  expect(answer(job)).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
  job.record.properties.onDemand = false;
  job.record.http.method = "POST";
  expect(answer(job)).toBe("BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD");
});

test("a prefix is replaced in all names that have it", () => {
  const job = newJob(DOWNLOAD, { state: BG_JOB_STATE.TRANSIENT_ERROR });
  const names = ["http://old/a", "http://old/b", "http://other/http://old/"];
  for (const remoteName of names) addFile(job, { remoteName });
  expect(replaceRemotePrefix(job, "http://old/", "https://new/x/")).toBe(S_OK);
  expect(job.record.files.map(({ remoteName }) => remoteName)).toEqual([
    "https://new/x/a",
    "https://new/x/b",
    "http://other/http://old/",
  ]);
  expect(job.state).toBe(BG_JOB_STATE.TRANSIENT_ERROR);
});

test("a prefix that none has, no prefix, or one that makes a bad name changes nothing", () => {
  const job = newJob();
  addFile(job, { remoteName: "http://old/a" });
  addFile(job, { remoteName: `http://old/${"b".repeat(250)}` });
  const before = structuredClone(job.record);
  expect(replaceRemotePrefix(job, "HTTP://old/", "http://new/")).toBe(S_FALSE);
  expect(refusal(() => replaceRemotePrefix(job, "", "http://new/"))).toBe("E_INVALIDARG");
  expect(refusal(() => replaceRemotePrefix(job, "http", "ftp"))).toBe("E_INVALIDARG");
  expect(refusal(() => replaceRemotePrefix(job, "http://old/", "http://old/more-than-10"))).toBe(
    "E_INVALIDARG",
  );
  expect(job.record).toEqual(before);
  expect(refusal(() => replaceRemotePrefix(newJob(UPLOAD), "a", "b"))).toBe("E_NOTIMPL");
});

test.each([
  [false, BG_JOB_STATE.QUEUED],
  [true, BG_JOB_STATE.TRANSFERRING],
])("a transfer under way begins again unless its file is there (%s)", (transferred, state) => {
  const job = newJob(DOWNLOAD, { state: BG_JOB_STATE.TRANSFERRING });
  addFile(job, { transferred });
  expect(replaceRemotePrefix(job, "http://", "https://")).toBe(S_OK);
  expect(job.state).toBe(state);
});
