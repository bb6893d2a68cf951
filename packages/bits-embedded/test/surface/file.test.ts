import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  BG_JOB_STATE,
  BG_SIZE_UNKNOWN,
  BITS_FILE_PROPERTY_ID,
  BITS_JOB_PROPERTY_ID,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyFile3,
  IBackgroundCopyFile4,
  IBackgroundCopyFile5,
  IBackgroundCopyFile6,
  IBackgroundCopyJob,
} from "@combind/bits";
import { IUnknown, sameObject } from "@combind/runtime";
import { expect, test } from "vitest";
import { refusal } from "../refusal.ts";
import { inScene, type Scene } from "./scene.ts";

const { HTTP_RESPONSE_HEADERS } = BITS_FILE_PROPERTY_ID;

/** A job with one file, as the client and the engine see it. */
function withFile({ s, folder, create }: Scene) {
  const { job, inside } = create();
  job.addFile("http://host/file", join(folder, "file"));
  const [first] = s.adopt(job.enumFiles()).next(1).map(s.adopt);
  return { job, inside, file: s.adopt(first!.as(IBackgroundCopyFile6)), record: inside.record.files[0]! };
}

const INTERFACES = [
  IUnknown,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyFile3,
  IBackgroundCopyFile4,
  IBackgroundCopyFile5,
  IBackgroundCopyFile6,
];

test("each interface of a file leads to every other, and every enumeration to the same file", () =>
  inScene((scene) => {
    const { s } = scene;
    const { job, file } = withFile(scene);
    for (const from of INTERFACES) {
      const start = s.adopt(file.as(from));
      for (const to of INTERFACES) expect(sameObject(s.adopt(start.as(to)), file)).toBe(true);
      expect(start.tryAs(IBackgroundCopyJob)).toBeNull();
    }
    const [again] = s.adopt(job.enumFiles()).next(1).map(s.adopt);
    expect(sameObject(file, again!)).toBe(true);
  }));

test("a new file", () =>
  inScene((scene) => {
    const { file } = withFile(scene);
    expect(file.getRemoteName()).toBe("http://host/file");
    expect(file.getLocalName()).toBe(join(scene.folder, "file"));
    expect(dirname(file.getTemporaryName())).toBe(scene.folder);
    expect(file.getProgress()).toEqual({
      bytesTotal: BG_SIZE_UNKNOWN,
      bytesTransferred: 0n,
      completed: false,
    });
    expect(file.getFileRanges()).toEqual([]);
    expect(file.getFilledFileRanges()).toEqual([]);
    expect(file.getValidationState()).toBe(false);
    expect(file.isDownloadedFromPeer()).toBe(false);
    expect(file.getPeerDownloadStats()).toEqual({ fromOrigin: 0n, fromPeers: 0n });
    expect(file.getProperty(HTTP_RESPONSE_HEADERS)).toBe("");
    expect(refusal(() => file.setProperty(HTTP_RESPONSE_HEADERS, "X: 1\r\n"))).toBe(
      "BG_E_READ_ONLY_PROPERTY",
    );
    expect(refusal(() => file.setValidationState(true))).toBe("E_PENDING");
  }));

test("a file whose bytes have arrived", () =>
  inScene((scene) => {
    const { job, file, record, inside } = withFile(scene);
    const filled = [{ start: 0, end: 2 ** 33 }];
    Object.assign(record, { size: 2 ** 33, filled, transferred: true, responseHeaders: "A: 1\r\n" });
    inside.record.state = BG_JOB_STATE.TRANSFERRED;
    const size = 2n ** 33n;
    expect(file.getProgress()).toEqual({ bytesTotal: size, bytesTransferred: size, completed: false });
    expect(file.getFilledFileRanges()).toEqual([{ initialOffset: 0n, length: size }]);
    expect(file.getPeerDownloadStats()).toEqual({ fromOrigin: size, fromPeers: 0n });
    expect(file.getProperty(HTTP_RESPONSE_HEADERS)).toBe("A: 1\r\n");
    file.setValidationState(true);
    expect(file.getValidationState()).toBe(true);
    writeFileSync(record.temporaryName, "");
    file.setValidationState(false);
    expect(file.getValidationState()).toBe(false);
    expect(file.getProgress().bytesTransferred).toBe(0n);
    expect(job.getState()).toBe(BG_JOB_STATE.ERROR);
    expect(job.getErrorCount()).toBe(0); // no transfer failed
  }));

test("a file can be pointed elsewhere", () =>
  inScene((scene) => {
    const { file } = withFile(scene);
    file.setRemoteName("https://other/file");
    expect(file.getRemoteName()).toBe("https://other/file");
    expect(refusal(() => file.setRemoteName("other"))).toBe("E_INVALIDARG");
  }));

test("parts of an on-demand file can be asked for", () =>
  inScene((scene) => {
    const { job, file, record } = withFile(scene);
    const range = { initialOffset: 10n, length: 5n };
    expect(refusal(() => file.requestFileRanges([range]))).toBe("BG_E_RANDOM_ACCESS_NOT_SUPPORTED");
    job.setProperty(BITS_JOB_PROPERTY_ID.ON_DEMAND_MODE, true);
    file.requestFileRanges([range]);
    expect(record.demanded).toEqual([{ start: 10, end: 15 }]);
    record.size = 12;
    file.updateDownloadPosition(11n);
    expect(record.demanded[0]).toEqual({ start: 11, end: 12 });
    expect(refusal(() => file.updateDownloadPosition(12n))).toBe("BG_E_INVALID_RANGE");
  }));
