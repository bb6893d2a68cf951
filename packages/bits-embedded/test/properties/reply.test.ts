import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BG_JOB_STATE, BG_JOB_TYPE, BG_SIZE_UNKNOWN } from "@combind/bits";
import { afterAll, expect, test } from "vitest";
import { replyData, replyFileName, replyProgress, setReplyFileName } from "../../src/properties/reply.ts";
import { newFileRecord } from "../../src/record/file-record.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

const folder = mkdtempSync(join(tmpdir(), "combind-reply-"));
afterAll(() => rmSync(folder, { recursive: true }));

const replyJob = () => newJob(BG_JOB_TYPE.UPLOAD_REPLY);

function jobWithReply(content: Uint8Array) {
  const reply = newFileRecord("http://host/reply", join(folder, "reply"), join(folder, "temporary"));
  writeFileSync(reply.temporaryName, content);
  const { length } = content;
  Object.assign(reply, { size: length, filled: [{ start: 0, end: length }], transferred: true });
  return newJob(BG_JOB_TYPE.UPLOAD_REPLY, { state: BG_JOB_STATE.TRANSFERRED, reply });
}

test.each([BG_JOB_TYPE.DOWNLOAD, BG_JOB_TYPE.UPLOAD])("job type %i has no reply", (type) => {
  const job = newJob(type, { state: BG_JOB_STATE.TRANSFERRED });
  const calls = [replyProgress, replyData, replyFileName].map((call) => () => call(job.record));
  for (const call of [...calls, () => setReplyFileName(job, null)]) expect(refusal(call)).toBe("E_NOTIMPL");
});

test("the size of a reply is unknown before it begins", () => {
  const job = replyJob();
  expect(replyProgress(job.record)).toEqual({ bytesTotal: BG_SIZE_UNKNOWN, bytesTransferred: 0n });
  const begun = jobWithReply(Buffer.from("reply"));
  expect(replyProgress(begun.record)).toEqual({ bytesTotal: 5n, bytesTransferred: 5n });
});

test("the reply's data is there once the job is transferred", () => {
  const job = jobWithReply(Buffer.from("reply"));
  expect(Buffer.from(replyData(job.record)!).toString()).toBe("reply");
  job.record.state = BG_JOB_STATE.TRANSFERRING;
  expect(refusal(() => replyData(job.record))).toBe("BG_E_INVALID_STATE");
  job.record.state = BG_JOB_STATE.ERROR;
  expect(refusal(() => replyData(job.record))).toBe("BG_E_INVALID_STATE");
});

test("after Complete it is read from where it is then", () => {
  const job = jobWithReply(Buffer.from("reply"));
  job.record.state = BG_JOB_STATE.ACKNOWLEDGED;
  job.record.reply!.completed = true;
  expect(refusal(() => replyData(job.record))).toBe("ERROR_FILE_NOT_FOUND");
  writeFileSync(join(folder, "reply"), "moved");
  expect(Buffer.from(replyData(job.record)!).toString()).toBe("moved");
});

test("no reply and an empty one are no data, more than 1 MB too much", () => {
  expect(replyData(newJob(BG_JOB_TYPE.UPLOAD_REPLY, { state: BG_JOB_STATE.TRANSFERRED }).record)).toBeNull();
  expect(replyData(jobWithReply(new Uint8Array(0)).record)).toBeNull();
  expect(replyData(jobWithReply(new Uint8Array(1024 * 1024)).record)).toHaveLength(1024 * 1024);
  const large = jobWithReply(new Uint8Array(1024 * 1024 + 1));
  expect(refusal(() => replyData(large.record))).toBe("BG_E_TOO_LARGE");
});

test("a name can be given, changed and taken back until the first Resume", () => {
  const job = replyJob();
  addFile(job, { localName: join(folder, "sent") });
  expect(replyFileName(job.record)).toBeNull();
  setReplyFileName(job, join(folder, "first"));
  const { temporaryName } = job.record.reply!;
  expect(dirname(temporaryName)).toBe(folder);
  setReplyFileName(job, join(folder, "second"));
  expect(replyFileName(job.record)).toBe(join(folder, "second"));
  expect(refusal(() => setReplyFileName(job, "third"))).toBe("E_INVALIDARG");
  expect(replyFileName(job.record)).toBe(join(folder, "second"));
  setReplyFileName(job, "");
  expect(replyFileName(job.record)).toBeNull();
});

test("afterwards a name is made up at once, for the reply under way", () => {
  const job = replyJob();
  addFile(job, { localName: join(folder, "sent") });
  setReplyFileName(job, join(folder, "first"));
  const { reply } = job.record;
  job.record.resumed = true;
  setReplyFileName(job, null);
  expect(job.record.reply).toBe(reply);
  expect(replyFileName(job.record)).not.toBe(join(folder, "first"));
  expect(dirname(replyFileName(job.record)!)).toBe(folder);
});

test("once the reply arrives its name is fixed", () => {
  const job = jobWithReply(Buffer.from("reply"));
  Object.assign(job.record.reply!, { filled: [], transferred: false });
  expect(refusal(() => setReplyFileName(job, join(folder, "other")))).toBe("BG_E_INVALID_STATE");
  Object.assign(job.record.reply!, { size: null, filled: [{ start: 0, end: 1 }] });
  expect(refusal(() => setReplyFileName(job, null))).toBe("BG_E_INVALID_STATE");
  Object.assign(job.record.reply!, { filled: [], transferred: true });
  expect(refusal(() => setReplyFileName(job, null))).toBe("BG_E_INVALID_STATE");
});
